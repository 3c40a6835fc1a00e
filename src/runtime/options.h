// SPDX-License-Identifier: MIT
//
// The command line.
#ifndef NODUS_RUNTIME_OPTIONS_H
#define NODUS_RUNTIME_OPTIONS_H

struct options {
  int argc;
  char **argv;  // the whole command line
  int argc_own; // how many of these are the runtime's: the program and its options
};

#endif
