// SPDX-License-Identifier: MIT
//
// Private to src/engine: the VM structure and the accelerators' table.
#ifndef NODUS_ENGINE_ENGINE_H
#define NODUS_ENGINE_ENGINE_H

#include <glib.h>

#include "engine/js.h"
#include "engine/jsc_private.h"

#define VM_MAX_CLASSES 64

struct js_vm {
  JSContextGroupRef group;
  JSGlobalContextRef context;
  GMainContext *run_loop; // the engine's own timers and deferred work
  struct {
    const struct js_class *cls;
    JSClassRef ref;
  } classes[VM_MAX_CLASSES];
  bool has_watchdog;
  struct limit *limit;             // of the script that runs, see watchdog.c
  int host_depth;                  // host functions under way since that script began
  struct immortal_script *scripts; // see bytecode.c
};

// The VM of the calling thread; set by js_vm_new.
struct js_vm *vm_current(void);

// The engine's encoding of values, valid only when accel.nanbox is true.
#define ENCODED_UNDEFINED 0xaull
#define ENCODED_INT_TAG   0xfffe000000000000ull
#define ENCODED_NOT_CELL  0xfffe000000000002ull

// Exported C++ members and layouts that were found and tested by accel_init.  Written once, before
// a second thread exists; every use has a fallback on the public API.
struct accel {
  bool nanbox;  // the bits of undefined, null, booleans, int32 and doubles
  bool text;    // characters of a string in place
  bool latin1;  // 8-bit strings made from bytes
  bool adopt;   // string values that take over the engine's text, without another copy
  bool draft;   // the engine's text before it has characters
  bool view;    // data pointer and length of a Uint8Array in place
  bool raw;     // host functions without the API's call frame
  bool type;    // the type byte of a cell
  bool watches; // host functions are counted, for time limits; set by the first watchdog
  uint8_t uint8array_type, string_type;
  bool scope; // the engine's scope of an entry into JavaScript, see vm.c
  bool jobs;  // promise jobs without a promise
  void (*drain)(void *vm);
  size_t scope_offset, jobs_offset; // in the engine's VM
  void (*scope_set_up)(void *scope);
  void (*scope_tear_down)(void *scope);
  void (*enqueue_job)(void *global, void *function, uint64_t, uint64_t, uint64_t, uint64_t);
  void (*string_from_latin1)(void *string, const void *data, size_t len);
  void (*string_from_utf16)(void *string, const void *data, size_t len);
  void *(*string_uninitialized)(void *string, size_t len, void *characters);
  void *(*opaque_string)(void *result, void *string);
  void *(*string_value)(void *vm, void *impl);
  void *(*function_create)(void *vm, void *global, unsigned length, void *name, void *function,
                           unsigned char visibility, unsigned char intrinsic, void *ctor,
                           void *signature);
  void (*throw_exception)(void *vm, void *global, void *value);
  void *(*generate_bytecode)(void **result, void *vm, void *source, void *file, void *error);
  // Promises; tested on first use (the test itself costs a millisecond).
  unsigned (*promise_status)(void *promise, void *vm);
  uint64_t (*promise_result)(void *promise, void *vm);
  bool (*promise_is_handled)(void *promise, void *vm);
};
extern struct accel accel;

void accel_init(JSGlobalContextRef ctx);
// Tells the engine which thread is the main one, once, after that thread got its run loop.
void engine_init_main_thread(void);

// The engine's object on the stack around the outermost entry into JavaScript.
struct entry_scope {
  void *vm, *global;
};

// The scope of the entry under way, NULL outside of JavaScript; valid only when accel.scope is true.
static inline void *entry_scope(const struct js_vm *vm) {
  return *(void *const *)((const char *)vm->group + accel.scope_offset);
}

// The positions in a ring where the engine takes the next promise job and where it puts one.
struct job_queue {
  size_t start, end;
};

// The engine's string header, tested by accel.c.
struct string_impl {
  uint32_t references; // STRING_REFERENCE for each owner
  uint32_t len;
  const void *characters;
  uint32_t flags; // STRING_IS_8BIT, ...
};
#define STRING_REFERENCE 2u
#define STRING_IS_8BIT   4u

static inline bool is_cell(js_val v) {
  return v && ((uint64_t)v & ENCODED_NOT_CELL) == 0;
}

static inline bool is_encoded_int(js_val v) {
  return accel.nanbox && ((uint64_t)v & ENCODED_INT_TAG) == ENCODED_INT_TAG;
}

static inline uint8_t cell_type(js_val v) {
  return ((const uint8_t *)v)[5];
}

static inline JSObjectRef as_object(js_val v) {
  return (JSObjectRef)(uintptr_t)v;
}

// A JSStringRef of UTF-8 text; the caller releases it.
JSStringRef string_ref_utf8(const char *data, size_t len);
JSStringRef string_ref_latin1(const uint8_t *data, size_t len);

// A script of immortal text with its bytecode (or none), or NULL: the engine's script providers are
// not of the kind that is known. bytecode_scripts_free: after the VM.
JSScriptRef bytecode_script(js_ctx ctx, struct str text, JSStringRef url, struct str bytecode);
void bytecode_scripts_free(struct js_vm *vm);

#endif
