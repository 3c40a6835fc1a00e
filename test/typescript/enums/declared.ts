declare enum E { A } enum F { A } console.log(typeof E, F);
