export default { a: 1 as number, b: <any>2 } satisfies object;
import x from "./SELF"; console.log(x);
