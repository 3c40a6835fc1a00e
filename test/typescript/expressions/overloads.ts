function f(x: string): string;
function f(x: number): number
function f(x: any) { return x }
export_();
function export_(): void
function export_() { console.log(f(1), f("a")) }
