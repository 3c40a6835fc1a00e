enum E
{
  A
  ,
  B
  = 2
}
console.log(E)
enum F {}
console.log(F)
