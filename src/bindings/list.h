// SPDX-License-Identifier: MIT
//
// Every binding, once: X(c_name) for the descriptor `c_name_binding`.
#ifndef NODUS_BINDINGS_LIST_H
#define NODUS_BINDINGS_LIST_H

#define BINDING_LIST(X)                                                                        \
  X(contextify)                                                                                \
  X(buffer)                                                                                    \
  X(cares)                                                                                     \
  X(encoding)                                                                                  \
  X(crypto)                                                                                    \
  X(env)                                                                                       \
  X(fs)                                                                                        \
  X(http1)                                                                                     \
  X(http_parser)                                                                               \
  X(library)                                                                                   \
  X(rewrite)                                                                                   \
  X(module)                                                                                    \
  X(options)                                                                                   \
  X(credentials)                                                                               \
  X(process)                                                                                   \
  X(process_handle)                                                                            \
  X(os)                                                                                        \
  X(getaddrinfo)                                                                               \
  X(pipe)                                                                                      \
  X(tcp)                                                                                       \
  X(spawn_sync)                                                                                \
  X(stream_handle)                                                                             \
  X(performance)                                                                               \
  X(tty)                                                                                       \
  X(signal)                                                                                    \
  X(syntax)                                                                                    \
  X(timers)                                                                                    \
  X(url)                                                                                       \
  X(util)                                                                                      \
  X(udp)                                                                                       \
  X(uv)                                                                                        \
  X(zlib)

#endif
