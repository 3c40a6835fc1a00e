enum E { "a", "b-c" = 2, 'd', ["e"] = 9 } console.log(E, E["b-c"]);
