interface Foo {}
export default Foo;
console.log("fine");
