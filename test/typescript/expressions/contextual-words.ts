var type: any = 1, as: any = 2, declare: any = 3, namespace: any = 4, module2: any = 5, abstract: any = 6, is: any = 7, keyof: any = 8, readonly: any = 9, infer: any = 10, asserts: any = 11, satisfies: any = 12, global: any = 13, unique: any = 14, override: any = 15, out: any = 16, accessor: any = 17;
type = 2; declare = 4; namespace = 5; abstract = 7; global = 14;
type
= 3;
console.log(type, as, declare, namespace, abstract, is, keyof, readonly, infer, asserts, satisfies, global, unique, override, out, accessor, as as any, type as any);
