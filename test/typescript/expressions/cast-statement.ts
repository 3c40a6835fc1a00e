<any>console.log("a");
let x: any;
<any>x
console.log("b");
<any>function () {};
<void>(() => console.log("c"))();
