const x: any = 1; console.log(`a${x as number}b${(<any>x) + 1}c${x!}${((y: number): number => y)(2)}`);
