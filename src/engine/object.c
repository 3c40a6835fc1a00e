// SPDX-License-Identifier: MIT
//
// Objects: properties, calls, native data, references and errors.
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/engine.h"
#include "util/alloc.h"
#include "util/buf.h"
#include "util/check.h"

js_val js_global(js_ctx ctx) {
  return JSContextGetGlobalObject(ctx);
}

js_val js_object(js_ctx ctx) {
  return JSObjectMake(ctx, NULL, NULL);
}

js_val js_array(js_ctx ctx, size_t n, const js_val *items) {
  js_val exc = NULL;
  js_val array = JSObjectMakeArray(ctx, n, items, &exc);
  CHECK(array && !exc);
  return array;
}

js_val js_get(js_ctx ctx, js_val obj, const char *name, js_val *exc) {
  JSStringRef key = JSStringCreateWithUTF8CString(name);
  js_val v = JSObjectGetProperty(ctx, as_object(obj), key, exc);
  JSStringRelease(key);
  return *exc ? NULL : v;
}

js_val js_get_index(js_ctx ctx, js_val obj, unsigned index, js_val *exc) {
  js_val v = JSObjectGetPropertyAtIndex(ctx, as_object(obj), index, exc);
  return *exc ? NULL : v;
}

bool js_set(js_ctx ctx, js_val obj, const char *name, js_val v, js_val *exc) {
  JSStringRef key = JSStringCreateWithUTF8CString(name);
  JSObjectSetProperty(ctx, as_object(obj), key, v, kJSPropertyAttributeNone, exc);
  JSStringRelease(key);
  return *exc == NULL;
}

bool js_set_index(js_ctx ctx, js_val obj, unsigned index, js_val v, js_val *exc) {
  JSObjectSetPropertyAtIndex(ctx, as_object(obj), index, v, exc);
  return *exc == NULL;
}

js_val js_get_own(js_ctx ctx, js_val obj, const char *name) {
  js_val exc = NULL;
  js_val v = js_get(ctx, obj, name, &exc);
  CHECK(v && !exc);
  return v;
}

void js_put(js_ctx ctx, js_val obj, const char *name, js_val v) {
  js_val exc = NULL;
  CHECK(js_set(ctx, obj, name, v, &exc));
}

js_val js_call_function(js_ctx ctx, js_val fn, js_val self, size_t argc, const js_val *argv,
                        js_val *exc) {
  js_val result = JSObjectCallAsFunction(ctx, as_object(fn), as_object(self), argc, argv, exc);
  return *exc ? NULL : result;
}

js_val js_construct(js_ctx ctx, js_val ctor, size_t argc, const js_val *argv, js_val *exc) {
  js_val result = JSObjectCallAsConstructor(ctx, as_object(ctor), argc, argv, exc);
  return *exc ? NULL : result;
}

// ---- Native data ----

struct native_box {
  const struct js_class *cls;
  void *native; // NULL once detached
};

static void finalize_box(JSObjectRef object) {
  struct native_box *box = JSObjectGetPrivate(object);
  if (box->native && box->cls->finalize) box->cls->finalize(box->native);
  free(box);
}

static JSClassRef class_ref(const struct js_class *cls) {
  struct js_vm *vm = vm_current();
  size_t i = 0;
  while (vm->classes[i].ref && vm->classes[i].cls != cls)
    i++;
  CHECK_INT(i, <, VM_MAX_CLASSES - 1);
  if (!vm->classes[i].ref) {
    JSClassDefinition definition = kJSClassDefinitionEmpty;
    definition.className = cls->name;
    definition.attributes = kJSClassAttributeNoAutomaticPrototype;
    definition.finalize = finalize_box;
    vm->classes[i].cls = cls;
    vm->classes[i].ref = JSClassCreate(&definition);
  }
  return vm->classes[i].ref;
}

js_val js_wrap(js_ctx ctx, const struct js_class *cls, void *native) {
  struct native_box *box = mem_alloc(sizeof *box);
  *box = (struct native_box){cls, native};
  return JSObjectMake(ctx, class_ref(cls), box);
}

static struct native_box *find_box(js_ctx ctx, js_val v, const struct js_class *cls) {
  if (!JSValueIsObject(ctx, v)) return NULL;
  struct native_box *box = JSObjectGetPrivate(as_object(v));
  return box && box->cls == cls ? box : NULL;
}

void *js_unwrap(js_ctx ctx, js_val v, const struct js_class *cls) {
  struct native_box *box = find_box(ctx, v, cls);
  return box ? box->native : NULL;
}

void *js_detach(js_ctx ctx, js_val v, const struct js_class *cls) {
  struct native_box *box = find_box(ctx, v, cls);
  if (!box) return NULL;
  void *native = box->native;
  box->native = NULL;
  return native;
}

// ---- References ----

void js_ref_set(struct js_ref *ref, js_ctx ctx, js_val v) {
  if (v) JSValueProtect(ctx, v);
  js_ref_clear(ref);
  *ref = (struct js_ref){ctx, v};
}

void js_ref_clear(struct js_ref *ref) {
  if (ref->value) JSValueUnprotect(ref->ctx, ref->value);
  ref->value = NULL;
}

void js_weak_set(struct js_weak *weak, js_ctx ctx, js_val object) {
  js_weak_clear(weak);
  *weak = (struct js_weak){ctx, JSWeakCreate(JSContextGetGroup(ctx), as_object(object))};
}

js_val js_weak_get(const struct js_weak *weak) {
  return weak->cell ? JSWeakGetObject(weak->cell) : NULL;
}

void js_weak_clear(struct js_weak *weak) {
  if (weak->cell) JSWeakRelease(JSContextGetGroup(weak->ctx), weak->cell);
  weak->cell = NULL;
}

// ---- Errors ----

js_val js_error(js_ctx ctx, const char *message) {
  js_val text = js_string(ctx, message);
  return JSObjectMakeError(ctx, 1, &text, NULL);
}

// A new error of the realm's constructor `kind`, with an optional code.
static js_val make_error(js_ctx ctx, const char *kind, const char *code, const char *format,
                         va_list args) {
  char message[1024];
  vsnprintf(message, sizeof message, format, args);
  js_val exc = NULL, text = js_string(ctx, message);
  js_val error = NULL;
  js_val ctor = js_get(ctx, js_global(ctx), kind, &exc);
  if (ctor && js_is_object(ctx, ctor)) error = js_construct(ctx, ctor, 1, &text, &exc);
  if (!error) error = JSObjectMakeError(ctx, 1, &text, NULL); // the program replaced the global
  exc = NULL;
  if (code) js_set(ctx, error, "code", js_string(ctx, code), &exc);
  return error;
}

#define THROW(kind, code)                                                                      \
  va_list args;                                                                                \
  va_start(args, format);                                                                      \
  *exc = make_error(ctx, kind, code, format, args);                                            \
  va_end(args)

js_val js_throw_error(js_ctx ctx, js_val *exc, const char *format, ...) {
  THROW("Error", NULL);
  return NULL;
}

js_val js_throw_range_error(js_ctx ctx, js_val *exc, const char *format, ...) {
  THROW("RangeError", NULL);
  return NULL;
}

js_val js_throw_type_error(js_ctx ctx, js_val *exc, const char *format, ...) {
  THROW("TypeError", NULL);
  return NULL;
}

js_val js_throw_code(js_ctx ctx, js_val *exc, const char *kind, const char *code,
                     const char *format, ...) {
  THROW(kind, code);
  return NULL;
}
