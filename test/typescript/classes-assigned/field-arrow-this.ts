// options: --assign-fields
class A { x = 1; f = (): number => this.x; g = <T,>(y: T): [number, T] => [this.x, y]; h = async (): Promise<any> => this.x as any }
const { f, g, h } = new A; console.log(f(), g(2)); h().then(console.log);
