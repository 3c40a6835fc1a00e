// SPDX-License-Identifier: MIT

import { PassThrough } from 'node:stream';
import ora, { oraPromise, spinners } from 'ora';

const stream = new PassThrough();
let written = '';
stream.on('data', (chunk) => { written += chunk; });
const spinner = ora({ text: 'loading', stream, isEnabled: false, color: false }).start();
spinner.text = 'still loading';
spinner.succeed('loaded');
ora({ stream, isEnabled: false }).fail('failed');
console.log(await oraPromise(Promise.resolve(42), { text: 'promised', stream, isEnabled: false, successText: (value) => `got ${value}` }));
await oraPromise(Promise.reject(new Error('no')), { text: 'rejected', stream, isEnabled: false }).catch((error) => console.log(error.message));
const shown = ora({ text: 'frame', stream, isEnabled: true, discardStdin: false, hideCursor: false, interval: 1e6 });
console.log(JSON.stringify(shown.frame()), spinners.dots.frames.length);
console.log(written);
