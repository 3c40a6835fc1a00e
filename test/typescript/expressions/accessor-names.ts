class A { get = 1; set = 2; static = 3; async = 4; readonly = 5; declare = 6; abstract = 7; public = 8; type = 9; of = 10; accessor = 11; override = 12 }
console.log(new A);
