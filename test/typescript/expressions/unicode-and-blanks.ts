const é: string = "é中😀"; type 中 = "😀"; let b: 中 = "😀" as 中; console.log(é, b);
