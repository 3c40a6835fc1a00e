// SPDX-License-Identifier: MIT
// measure: wall
//
// The start of a process that does nothing, from fork to exit.
