enum E { /* a */ A /* b */ = /* c */ 1 /* d */, // e
  // f
  B /* g */ , /** h */ C
  = 5 // i
  , D // j
}
console.log(E);
