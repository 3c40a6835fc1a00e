export default { a: 1 as number, b: <any>2 } satisfies object;
import x from "./export-default-expression.mjs"; console.log(x);
