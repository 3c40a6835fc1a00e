import { EventEmitter } from "node:events"; class A extends EventEmitter { x!: EventEmitter } const e: EventEmitter = new A; console.log(e instanceof EventEmitter, ((): EventEmitter => e)() === e);
