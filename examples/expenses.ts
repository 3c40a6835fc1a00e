// SPDX-License-Identifier: MIT
//
// expenses: reads lines `KIND AMOUNT` from standard input and prints the sum of each kind.  Types
// are not checked when it runs: `tsc --noEmit` does that.
import { createInterface } from 'node:readline';

enum Kind { Food, Travel, Other }

interface Expense {
  kind: Kind;
  cents: number;
}

class Ledger {
  private readonly sums = new Map<Kind, number>();

  constructor(readonly currency: string) {}

  add({ kind, cents }: Expense): void {
    this.sums.set(kind, (this.sums.get(kind) ?? 0) + cents);
  }

  *lines(): Generator<string> {
    for (const [kind, cents] of [...this.sums].sort(([a], [b]) => a - b)) {
      yield `${Kind[kind].padEnd(8)}${(cents / 100).toFixed(2).padStart(10)} ${this.currency}`;
    }
  }
}

function parse(line: string): Expense {
  const [name = '', amount] = line.trim().split(/\s+/);
  const kind = Kind[name as keyof typeof Kind] ?? Kind.Other;
  return { kind, cents: Math.round(Number(amount) * 100) };
}

const ledger = new Ledger('EUR');
for await (const line of createInterface({ input: process.stdin })) {
  if (line !== '') ledger.add(parse(line));
}
for (const line of ledger.lines()) console.log(line);
