// SPDX-License-Identifier: MIT
//
// What terminals, pipes and sockets have in common: a libuv stream in a handle. A binding makes the
// handle (tcp.c, pipe.c, tty.c); the functions of the `stream_handle` binding then work on its
// object, called the native object below.
//
// What happens is told to one JavaScript function for all streams, the hooks that
// lib/internal/net/handle.js installs, with the receiver of the handle as their first argument.
//
// A connection that lives in C embeds a struct stream_handle as its first member: it is accepted
// with stream_handle_accept from a listening handle whose on_connection it has taken over, reads
// with uv_read_start and writes with uv_write or uv_try_write on &stream.uv.stream, counts
// bytes_read and bytes_written, and ends in stream_handle_close. When JavaScript wants to see it, it
// gets stream_handle_object, from which a net.Socket can be made.
#ifndef NODUS_BINDINGS_STREAM_HANDLE_H
#define NODUS_BINDINGS_STREAM_HANDLE_H

#include "loop/handle.h"
#include "loop/req.h"

struct stream_handle;
struct stream_shared;

// A connection waits to be accepted (status 0), or accepting failed (a negative uv code). Called
// from the loop, without the engine's lock.
typedef void stream_connection_fn(struct stream_handle *listener, int status);

struct stream_handle {
  struct handle handle;
  union {
    uv_handle_t any;
    uv_stream_t stream;
    uv_tty_t tty;
    uv_pipe_t pipe;
    uv_tcp_t tcp;
  } uv;
  struct stream_shared *shared; // of the environment
  void (*free_container)(struct stream_handle *handle);
  stream_connection_fn *on_connection; // of a listening handle
  void *connection_data;               // for on_connection, never touched here
  uint64_t bytes_read, bytes_written;  // bytes_written counts when they are handed over
  bool filled;                         // the last read took all that it could hold
  struct js_ref object;                // the native object, if C made it; else empty
  struct js_ref read_buffer;           // where reads go, pinned, or empty
  struct js_bytes read_bytes;          // its memory
  struct js_ref closed;                // called once it is closed, or empty
};

// After the uv_*_init call on handle->uv succeeded; returns the native object. receiver may be NULL:
// it is given later by `attach`.
js_val stream_handle_open(struct stream_handle *handle, struct env *env, js_val receiver);
// For one whose initialisation failed later: closes and frees it.
void stream_handle_discard(struct stream_handle *handle);

// The handle of a native object, or NULL if it was closed.
struct stream_handle *stream_handle_get(js_ctx ctx, js_val object);
// The handle that a binding call is about, its first argument, or NULL.
struct stream_handle *stream_handle_of(struct js_call *call);

// Starts to listen. on_connection NULL: connections are reported to JavaScript; it can be replaced in
// the handle at any time. 0 or a negative uv code.
int stream_handle_listen(struct stream_handle *listener, int backlog,
                         stream_connection_fn *on_connection);
// The usual on_connection: tells JavaScript. For one that took it over and does not want this one.
void stream_handle_report_connection(struct stream_handle *listener, int status);
// Accepts the connection that waits into client, which is zeroed and on the heap; free_client is
// called once it is closed. Fails with a negative uv code, having closed client.
int stream_handle_accept(struct stream_handle *listener, struct stream_handle *client,
                         void (*free_client)(struct stream_handle *handle));
// The native object of a handle that C opened; made at the first call.
js_val stream_handle_object(struct stream_handle *handle);
// Closes the handle from C, whoever made it; its native object, if any, is then of a closed handle.
void stream_handle_close(struct stream_handle *handle);

// A request of a stream: its callback is called with the status.
struct stream_req {
  struct req req;
  union {
    uv_connect_t connect;
    uv_shutdown_t shutdown;
  } uv;
};
struct stream_req *stream_req_start(struct stream_handle *handle, js_val callback);
// As the completion of a request: calls its callback with the status.
void stream_req_complete(struct req *req, int status);
void stream_req_on_connect(uv_connect_t *uv, int status);
// Returns err; drops the request if it is not 0.
int stream_req_started(struct stream_req *req, int err);

// The functions of the binding that write, in stream_write.c.
extern const struct js_function_def stream_write_functions[];
extern const size_t stream_write_function_count;

#endif
