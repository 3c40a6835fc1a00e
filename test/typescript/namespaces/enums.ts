namespace N { export enum A { X = 1, Y } enum B { Z = A.Y } export const enum C { W = 5 } export const b = B.Z + C.W } namespace N { export enum A { V = 9 } export const v = A.X + A.V }
console.log(N);
