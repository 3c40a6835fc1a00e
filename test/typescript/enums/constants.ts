const n = 5; const s = "s"; const t = `t${n}`; enum E { A = n, B, C = s, D = n * 2, F, G = t }
console.log(E);
