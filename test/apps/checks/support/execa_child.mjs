// SPDX-License-Identifier: MIT

// Sends back twice the number that it gets.
import { getOneMessage, sendMessage } from 'execa-esm';

await sendMessage(2 * await getOneMessage());
