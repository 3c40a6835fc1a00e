// SPDX-License-Identifier: MIT
//
// Every binding, once: X(c_name) for the descriptor `c_name_binding`.
#ifndef NODUS_BINDINGS_LIST_H
#define NODUS_BINDINGS_LIST_H

#define BINDING_LIST(X)                                                                        \
  X(buffer)                                                                                    \
  X(crypto)                                                                                    \
  X(encoding)                                                                                  \
  X(env)                                                                                       \
  X(fs)                                                                                        \
  X(module)                                                                                    \
  X(options)                                                                                   \
  X(process)                                                                                   \
  X(timers)                                                                                    \
  X(url)                                                                                       \
  X(util)                                                                                      \
  X(uv)                                                                                        \
  X(zlib)

#endif
