// SPDX-License-Identifier: MIT
//
// The terminal's control sequences (ECMA-48) that readline writes.
'use strict';

const CSI = '\x1b[';

/** Column x, and row y if it is a number; both from 0. */
function cursorTo(x, y) {
  return typeof y === 'number' ? `${CSI}${y + 1};${x + 1}H` : `${CSI}${x + 1}G`;
}

/** Right and down for positive distances. */
function moveCursor(dx, dy) {
  let text = '';
  if (dx < 0) text += `${CSI}${-dx}D`;
  else if (dx > 0) text += `${CSI}${dx}C`;
  if (dy < 0) text += `${CSI}${-dy}A`;
  else if (dy > 0) text += `${CSI}${dy}B`;
  return text;
}

/** -1: to the left of the cursor, 1: to the right, 0: the whole line. */
function clearLine(direction) {
  if (direction < 0) return `${CSI}1K`;
  return direction > 0 ? `${CSI}0K` : `${CSI}2K`;
}

module.exports = { cursorTo, moveCursor, clearLine, clearScreenDown: `${CSI}0J` };
