// options: --jsx=classic
import React from "react"; import { X } from "./does-not-exist"; let x: X;
console.log(JSON.stringify(<a>b</a>));
