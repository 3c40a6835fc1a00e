enum E { A = "a", B = `b`, C = "c" + "d", D = `e${"f"}`, "x-y" = "z" }
console.log(E, Object.keys(E));
