export default function f() {}
f();
