let a: any = (x: any) => x
namespace N { export const x = 1
export const y = [2]
export const { z } = { z: 3 }
}
namespace N { export const w = a
}
console.log(N)
