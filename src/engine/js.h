// SPDX-License-Identifier: MIT
//
// The engine layer: every value, string, object, function and buffer of JavaScript passes
// through this header.  No other folder includes JavaScriptCore.
//
// Conventions
//   * A js_val is borrowed and lives on the C stack only (the collector scans the stack).  A
//     field that outlives the call is a struct js_ref (strong) or struct js_weak.
//   * A function that can run JavaScript or fail takes a last parameter `js_val *exc`; on failure
//     it returns NULL or false and parks the exception there.  exc may not be NULL.
//   * All calls happen on the thread of the context's environment, with the lock held (a binding
//     function always has it; loop callbacks enter through loop/tick.h, which takes it).
#ifndef NODUS_ENGINE_JS_H
#define NODUS_ENGINE_JS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "util/buf.h"
#include "util/str.h"

typedef const struct OpaqueJSValue *js_val;
typedef const struct OpaqueJSContext *js_ctx;

// ---- Values ------------------------------------------------------------------------------

js_val js_undefined(js_ctx ctx);
js_val js_null(js_ctx ctx);
js_val js_bool(js_ctx ctx, bool b);
js_val js_int(js_ctx ctx, int32_t n);
js_val js_number(js_ctx ctx, double n);
// 64-bit integers as BigInt (bigint stats, hrtime).
js_val js_bigint_i64(js_ctx ctx, int64_t n);
js_val js_bigint_u64(js_ctx ctx, uint64_t n);

bool js_is_undefined(js_ctx ctx, js_val v);
bool js_is_null(js_ctx ctx, js_val v);
bool js_is_nullish(js_ctx ctx, js_val v);
bool js_is_bool(js_ctx ctx, js_val v);
bool js_is_number(js_ctx ctx, js_val v);
bool js_is_string(js_ctx ctx, js_val v);
bool js_is_bigint(js_ctx ctx, js_val v);
bool js_is_object(js_ctx ctx, js_val v);
bool js_is_function(js_ctx ctx, js_val v);
bool js_strict_equal(js_ctx ctx, js_val a, js_val b);

// Conversions that never run JavaScript: the value must already be of the type.
bool js_to_bool(js_ctx ctx, js_val v);
int32_t js_to_int(js_ctx ctx, js_val v);   // number, truncated modulo 2^32
double js_to_number(js_ctx ctx, js_val v); // number
int64_t js_to_i64(js_ctx ctx, js_val v);   // number or BigInt, saturated

// The engine's type byte of an object or string, a side-effect-free brand to compare with that of
// a sample; -1 for primitives and without accelerators.
int js_cell_type(js_ctx ctx, js_val v);
// A number that objects share if they have the same prototype, the same named properties and the
// same way of keeping elements; 0 for primitives and without accelerators.  Objects from which
// properties were deleted may keep their number when they get others.
uint32_t js_cell_shape(js_ctx ctx, js_val v);

// ---- Strings -----------------------------------------------------------------------------

// Makes a string.  utf8 replaces invalid sequences with U+FFFD as TextDecoder does.
js_val js_string_utf8(js_ctx ctx, const char *data, size_t len);
js_val js_string_latin1(js_ctx ctx, const uint8_t *data, size_t len);
js_val js_string_utf16(js_ctx ctx, const uint16_t *data, size_t len);
js_val js_string(js_ctx ctx, const char *nul_terminated_utf8);

// A string of latin1 text that the caller writes in place: len characters at data, between start and
// finish, during which no JavaScript may run.
struct js_draft {
  uint8_t *data;
  size_t len;
  void *text; // private: the engine's, or NULL
};
void js_draft_start(struct js_draft *draft, size_t len);
js_val js_draft_finish(js_ctx ctx, struct js_draft *draft);

// A borrowed view of a string value's code units, 8 or 16 bits wide, without copying where the
// engine allows it.  Valid until js_chars_free, while no JavaScript runs.
struct js_chars {
  bool is_8bit;
  size_t len; // in code units
  union {
    const uint8_t *latin1;
    const uint16_t *utf16;
  };
  void *hold; // private: what keeps the characters alive
};
// v must be a string.
void js_chars_get(js_ctx ctx, js_val v, struct js_chars *out);
void js_chars_free(struct js_chars *chars);

// A string value as NUL-terminated UTF-8 (lone surrogates become U+FFFD).  Short strings live in
// the struct itself, so it must not be copied or moved.
struct js_text {
  char *data;
  size_t len;
  char local[232];
};
void js_text_get(js_ctx ctx, js_val v, struct js_text *out);
void js_text_free(struct js_text *text);
// Converts with String(v) first; fails if that throws.
bool js_text_from(js_ctx ctx, js_val v, struct js_text *out, js_val *exc);
// The value of a JSON text that we made; UTF-8.
js_val js_json_parse(js_ctx ctx, struct str text);
// A heap copy (malloc) of a string value; never NULL.
char *js_text_copy(js_ctx ctx, js_val v);

// ---- Objects -----------------------------------------------------------------------------

js_val js_global(js_ctx ctx);
js_val js_object(js_ctx ctx);
js_val js_array(js_ctx ctx, size_t n, const js_val *items);
js_val js_get(js_ctx ctx, js_val obj, const char *name, js_val *exc);
js_val js_get_index(js_ctx ctx, js_val obj, unsigned index, js_val *exc);
bool js_set(js_ctx ctx, js_val obj, const char *name, js_val v, js_val *exc);
bool js_set_index(js_ctx ctx, js_val obj, unsigned index, js_val v, js_val *exc);
// For set-up code on plain objects of our own, where failing is a broken invariant.
js_val js_get_own(js_ctx ctx, js_val obj, const char *name);
void js_put(js_ctx ctx, js_val obj, const char *name, js_val v);

js_val js_call_function(js_ctx ctx, js_val fn, js_val self, size_t argc, const js_val *argv,
                        js_val *exc);
js_val js_construct(js_ctx ctx, js_val ctor, size_t argc, const js_val *argv, js_val *exc);

// Errors.  js_throw_* park a new error and return NULL, so that a binding can `return` them.
js_val js_error(js_ctx ctx, const char *message);
js_val js_throw_error(js_ctx ctx, js_val *exc, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
js_val js_throw_range_error(js_ctx ctx, js_val *exc, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
js_val js_throw_type_error(js_ctx ctx, js_val *exc, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
// Error with a `code` property: kind is "Error", "TypeError" or "RangeError".
js_val js_throw_code(js_ctx ctx, js_val *exc, const char *kind, const char *code,
                     const char *format, ...) __attribute__((format(printf, 5, 6)));

// ---- Functions ---------------------------------------------------------------------------

// on the stack: a call's record lives in the frame of the call.
struct js_call {
  js_ctx ctx;
  js_val self; // this
  size_t argc;
  const js_val *argv;
  js_val *exc;
};

// The two entry points the engine may use for one function; written by JS_FUNCTION only.
typedef js_val js_body(struct js_call *call);
typedef js_val js_entry_api(js_ctx ctx, js_val fn, js_val self, size_t argc,
                            const js_val argv[], js_val *exc);
typedef uint64_t js_entry_raw(void *global, uint64_t *frame);
uint64_t js_enter_raw(js_body *body, void *global, uint64_t *frame);

// Defines a host function: JS_FUNCTION(fs_open) { struct js_text path; ... return NULL; }
// The body gets `struct js_call *call`; NULL means undefined, or a throw if *call->exc is set.
#define JS_FUNCTION(name)                                                                      \
  static js_val name(struct js_call *call);                                                    \
  static js_val name##_api(js_ctx ctx, js_val fn, js_val self, size_t argc,                    \
                           const js_val argv[], js_val *exc) {                                 \
    (void)fn;                                                                                  \
    struct js_call call = {ctx, self, argc, argv, exc};                                        \
    return name(&call);                                                                        \
  }                                                                                            \
  static uint64_t name##_raw(void *global, uint64_t *frame) {                                  \
    return js_enter_raw(name, global, frame);                                                  \
  }                                                                                            \
  static js_val name(struct js_call *call)

struct js_function_def {
  const char *name;
  js_entry_api *api;
  js_entry_raw *raw;
  unsigned length;
};
// An entry of a binding's function table.
#define JS_ENTRY(js_name, c_name, length)                                                      \
  { js_name, c_name##_api, c_name##_raw, length }

js_val js_function(js_ctx ctx, const struct js_function_def *def);
void js_define_functions(js_ctx ctx, js_val obj, const struct js_function_def *defs, size_t n);

struct js_constant_def {
  const char *name;
  double value;
};
void js_define_constants(js_ctx ctx, js_val obj, const struct js_constant_def *defs, size_t n);

// Decodes the arguments of a call from our own library; a mismatch is a broken invariant and
// aborts.  One letter per argument, each with its out-parameter(s):
//   i int32_t*   u uint32_t*   l int64_t* (number or BigInt)   d double*   b bool*
//   v js_val* (anything)   o js_val* (object)   f js_val* (function)
//   s struct js_text* (string; caller frees)   c struct js_chars* (string; caller frees)
//   B struct js_bytes* (buffer view, not pinned)
//   | the rest may be missing or undefined; their out-parameters then keep their values
//     (an absent `s`/`c`/`B` is set to data == NULL, len == 0 and needs no free)
void js_args(struct js_call *call, const char *format, ...);

// ---- Native data in objects --------------------------------------------------------------

// An opaque object that owns a C structure.  finalize runs on the environment's thread during
// garbage collection: it may free memory, and must not touch JavaScript or the loop.
struct js_class {
  const char *name;
  void (*finalize)(void *native);
};
js_val js_wrap(js_ctx ctx, const struct js_class *cls, void *native);
// The structure, or NULL if v is not an object of this class or was already detached.
void *js_unwrap(js_ctx ctx, js_val v, const struct js_class *cls);
// Takes the structure away from the object: it will not be finalized.
void *js_detach(js_ctx ctx, js_val v, const struct js_class *cls);

// ---- Bytes -------------------------------------------------------------------------------

struct js_bytes {
  uint8_t *data; // NULL only if len is 0 or absent
  size_t len;
};
// The bytes of a typed array, DataView or ArrayBuffer.  Valid until JavaScript runs.
bool js_bytes_get(js_ctx ctx, js_val v, struct js_bytes *out);
// The same, at an address that stays while v is referenced: for work on another thread.
bool js_bytes_pin(js_ctx ctx, js_val v, struct js_bytes *out);
// ArrayBuffers.  take owns malloc()ed memory and frees it; copy copies; external calls release.
js_val js_arraybuffer_take(js_ctx ctx, void *data, size_t len);
js_val js_arraybuffer_copy(js_ctx ctx, const void *data, size_t len);
js_val js_arraybuffer_external(js_ctx ctx, void *data, size_t len,
                               void (*release)(void *data, void *arg), void *arg);
// Uint8Array over malloc()ed memory, owned from now on.
js_val js_uint8array_take(js_ctx ctx, void *data, size_t len);
// A typed array on C memory that outlives the context: state shared with JavaScript for free.
js_val js_shared_int32(js_ctx ctx, int32_t *data, size_t count);
js_val js_shared_uint32(js_ctx ctx, uint32_t *data, size_t count);
js_val js_shared_double(js_ctx ctx, double *data, size_t count);
js_val js_shared_u8(js_ctx ctx, uint8_t *data, size_t count);

// ---- References --------------------------------------------------------------------------

struct js_ref {
  js_ctx ctx;
  js_val value; // NULL when empty
};
void js_ref_set(struct js_ref *ref, js_ctx ctx, js_val v);
void js_ref_clear(struct js_ref *ref);
static inline js_val js_ref_get(const struct js_ref *ref) {
  return ref->value;
}

struct js_weak {
  js_ctx ctx;
  void *cell;
};
void js_weak_set(struct js_weak *weak, js_ctx ctx, js_val object);
js_val js_weak_get(const struct js_weak *weak); // NULL once collected
void js_weak_clear(struct js_weak *weak);

// ---- Scripts -----------------------------------------------------------------------------

// Evaluates source text.  url names it in stacks.
js_val js_eval(js_ctx ctx, struct str source, struct str url, js_val *exc);
// Evaluates text that is ASCII and never freed, without copying it. bytecode: what js_bytecode_of
// made of the same text, never freed either and 16-byte aligned, or empty.
js_val js_eval_immortal(js_ctx ctx, struct str source, struct str url, struct str bytecode,
                        js_val *exc);
// Appends the engine's bytecode of such a text and of all functions in it. false: this engine
// gives none.
bool js_bytecode_of(js_ctx ctx, struct str text, struct str url, struct buf *out);
// Evaluates a string value wrapped in prefix and suffix (all on the value's own lines).
js_val js_eval_wrapped(js_ctx ctx, const char *prefix, js_val source, const char *suffix,
                       struct str url, js_val *exc);
// Evaluates a string value whose first line has this number (from 1).
js_val js_eval_at(js_ctx ctx, js_val source, struct str url, int line, js_val *exc);
// False with the SyntaxError parked if the text does not parse as a script.
bool js_check_syntax(js_ctx ctx, js_val source, struct str url, js_val *exc);

// ---- Promises ----------------------------------------------------------------------------

enum js_promise_state { JS_PROMISE_PENDING, JS_PROMISE_FULFILLED, JS_PROMISE_REJECTED };
// False if v is not a promise, or if the engine does not let us look (no accelerators).
bool js_promise_peek(js_ctx ctx, js_val v, enum js_promise_state *state, js_val *result);
bool js_promise_is_handled(js_ctx ctx, js_val v);
js_val js_promise_deferred(js_ctx ctx, js_val *resolve, js_val *reject, js_val *exc);

// The target and handler of a Proxy (handler NULL if the engine hides it); false if v is none.
bool js_proxy_peek(js_ctx ctx, js_val v, js_val *target, js_val *handler);

// What an iterator of a Map or Set walks over, and whether it yields [key, value] pairs.  False if v
// is no such iterator, if it is exhausted, or if the engine does not let us look.
bool js_iterator_peek(js_ctx ctx, js_val v, js_val *collection, bool *pairs);
// Lets `to`, made just now from the same collection, go on where `from` stands.
void js_iterator_copy(js_ctx ctx, js_val from, js_val to);

// ---- Virtual machine ---------------------------------------------------------------------

struct js_vm;

// Once per process, before the first thread and the first VM.
void js_process_init(void);
// How much memory the collector takes the machine to have; after js_process_init.
void js_process_plan_memory(size_t bytes);
// One per thread.  options are applied by js_process_init.  Returns with the lock released.
struct js_vm *js_vm_new(void);
void js_vm_free(struct js_vm *vm);
js_ctx js_vm_context(const struct js_vm *vm);
// The GMainContext that the engine's timers and deferred work (WebAssembly, finalizers) run on.
void *js_vm_run_loop(const struct js_vm *vm);
// A further realm in the same VM (vm contexts): its global object, which keeps the realm alive.
js_val js_realm_new(struct js_vm *vm);
// The realm that an object belongs to; valid while the object is.
js_ctx js_realm_of(js_val object);
// Makes eval() and new Function() of a realm throw an EvalError with this message.
void js_realm_forbid_eval(js_ctx realm, const char *message);

// Makes limits for scripts possible; false if the engine does not let us (no accelerators).
bool js_watchdog_prepare(struct js_vm *vm);
// What ends a script, and what is thrown into it then.
// on the stack: of the call that runs it.
struct js_limits {
  double ms;          // of CPU time; 0 for none
  js_val expired;     // when they are over
  js_val interrupted; // when SIGINT comes; NULL leaves the signal alone
};
// Calls run(arg) within limits.  Returns the error of the limit that ended it, or NULL.
js_val js_run_limited(struct js_vm *vm, const struct js_limits *limits, void (*run)(void *arg),
                      void *arg);

void js_lock(struct js_vm *vm);   // nests
void js_unlock(struct js_vm *vm); // the outermost unlock lets promise jobs run
// Runs promise jobs until none is left; the lock is held exactly once.  May run JavaScript.
void js_drain(struct js_vm *vm);
// The same from within a binding function; false if the engine does not let us (no accelerators).
bool js_drain_nested(struct js_vm *vm);

// Queues the call fn(arg) among the promise jobs; what it throws is lost.  False if the engine does not
// let us (no accelerators).
bool js_enqueue_job(js_ctx ctx, js_val fn, js_val arg);
// A number that changes whenever a promise job is queued and is -1 while none is; NaN if the engine does
// not let us look.
double js_last_job(const struct js_vm *vm);
// Lets the engine look again, in the entry under way, at what it looks at when one begins: the time
// zone and time limits.
void js_refresh_entry(struct js_vm *vm);

// Calls fn(promise, reason) for each promise rejected without a handler, after a drain.
void js_on_unhandled_rejection(js_ctx realm, js_val fn);

void js_gc(struct js_vm *vm);
void js_report_memory(js_ctx ctx, size_t bytes);
struct js_heap_stats {
  size_t heap_size, heap_capacity, extra_memory, object_count, protected_count;
};
void js_heap_stats_get(struct js_vm *vm, struct js_heap_stats *out);

// What accelerators are on: "none", or a space-separated list; and the engine's version.
const char *js_accelerators(void);
const char *js_engine_version(void);

#endif
