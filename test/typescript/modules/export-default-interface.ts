export default interface Foo { x: 1 }
console.log("fine");
