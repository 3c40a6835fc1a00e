// SPDX-License-Identifier: MIT
//
// Accelerators: exported C++ members of the engine, found with dlsym, and a few fields read in
// place.  A mangled name fixes the parameter types, so what is left to test at start-up are return
// values, layouts and meanings: each group below has its self-test, and is off if that fails, if
// the engine's version was never tested, or with NODUS_ENGINE_ACCEL=0.  Nothing but speed may
// depend on a group (and on the promise group: previews and 'rejectionHandled').
#include <dlfcn.h>
#include <jsc/jsc.h>
#include <stdio.h>
#include <stdlib.h>

#include "engine/engine.h"
#include "util/str.h"

struct accel accel;

#define SYM_STRING_LATIN1 "_ZN3WTF6StringC1ESt4spanIKhLm18446744073709551615EE"
#define SYM_STRING_UTF16  "_ZN3WTF6StringC1ESt4spanIKDsLm18446744073709551615EE"
#define SYM_STRING_DRAFT                                                                       \
  "_ZN3WTF10StringImpl19createUninitializedEmRSt4spanIhLm18446744073709551615EE"
#define SYM_STRING_VALUE  "_ZN3JSC25jsStringWithCacheSlowCaseERNS_2VMERN3WTF10StringImplE"
#define SYM_OPAQUE_STRING "_ZN14OpaqueJSString9tryCreateEON3WTF6StringE"
#define SYM_DRAIN         "_ZN3JSC2VM15drainMicrotasksEv"
#define SYM_THROW         "_ZN3JSC2VM14throwExceptionEPNS_14JSGlobalObjectENS_7JSValueE"
#define SYM_FUNCTION_CREATE                                                                    \
  "_ZN3JSC10JSFunction6createERNS_2VMEPNS_14JSGlobalObjectEjRKN3WTF6StringENS5_11FunctionPtrI" \
  "LNS5_6PtrTagE1EFlS4_PNS_9CallFrameEELNS5_18FunctionAttributesE2EEENS_"                      \
  "24ImplementationVisibilityENS_9IntrinsicESF_PKNS_6DOMJIT9SignatureE"
#define SYM_GENERATE_BYTECODE                                                                  \
  "_ZN3JSC23generateProgramBytecodeERNS_2VMERKNS_10SourceCodeERN3WTF14FileSystemImpl10FileHa"  \
  "ndleERNS_18BytecodeCacheErrorE"
#define SYM_SCOPE_SET_UP    "_ZN3JSC12VMEntryScope9setUpSlowEv"
#define SYM_SCOPE_TEAR_DOWN "_ZN3JSC12VMEntryScope12tearDownSlowEv"
#define SYM_ENQUEUE_JOB                                                                        \
  "_ZN3JSC14JSGlobalObject14queueMicrotaskEPNS_10JSFunctionENS_7JSValueES3_S3_S3_"
#define SYM_MAIN_THREAD     "_ZN3WTF20initializeMainThreadEv"
#define SYM_PROMISE_STATUS  "_ZNK3JSC9JSPromise6statusERNS_2VME"
#define SYM_PROMISE_RESULT  "_ZNK3JSC9JSPromise6resultERNS_2VME"
#define SYM_PROMISE_HANDLED "_ZNK3JSC9JSPromise9isHandledERNS_2VME"

static const struct tested_version {
  unsigned major, minor, micro;
  // In the engine's VM: the scope of the entry under way; the promise jobs.
  size_t scope_offset, jobs_offset;
} tested_versions[] = {{2, 50, 6, 0x1f540, 0x20080}};

static const struct tested_version *find_version(void) {
  for (size_t i = 0; i < sizeof tested_versions / sizeof tested_versions[0]; i++)
    if (jsc_get_major_version() == tested_versions[i].major &&
        jsc_get_minor_version() == tested_versions[i].minor &&
        jsc_get_micro_version() == tested_versions[i].micro)
      return &tested_versions[i];
  return NULL;
}

static void *find(const char *symbol) {
  return dlsym(RTLD_DEFAULT, symbol);
}

// The timer of full collections asks for the main run loop, which nothing in the C API makes.  An
// engine that does not export the function collects without timers.
void engine_init_main_thread(void) {
  void (*initialize)(void) = NULL;
  *(void **)&initialize = find(SYM_MAIN_THREAD);
  if (initialize)
    initialize();
  else
    JSDisableGCTimer();
}

static bool test_nanbox(JSContextRef ctx) {
  return (uint64_t)JSValueMakeUndefined(ctx) == ENCODED_UNDEFINED &&
         (uint64_t)JSValueMakeNull(ctx) == 2 && (uint64_t)JSValueMakeBoolean(ctx, true) == 7 &&
         (uint64_t)JSValueMakeBoolean(ctx, false) == 6 &&
         (uint64_t)JSValueMakeNumber(ctx, 1) == (ENCODED_INT_TAG | 1) &&
         (uint64_t)JSValueMakeNumber(ctx, -1) == (ENCODED_INT_TAG | 0xffffffffull) &&
         (uint64_t)JSValueMakeNumber(ctx, 1.5) == 0x3ffa000000000000ull;
}

static bool test_text(JSContextRef ctx) {
  static const JSChar wide[5] = {0x20ac, 'b', 'c', 'd', 'e'};
  JSStringRef s = JSStringCreateWithUTF8CString("self-test");
  JSStringRef w = JSStringCreateWithCharacters(wide, 5);
  JSValueRef narrow_value = JSValueMakeString(ctx, s), wide_value = JSValueMakeString(ctx, w);
  JSStringRelease(s);
  JSStringRelease(w);
  uintptr_t narrow = ((const uintptr_t *)narrow_value)[1];
  uintptr_t broad = ((const uintptr_t *)wide_value)[1];
  if (!narrow || !broad || (narrow & 7) || (broad & 7)) return false;
  const struct string_impl *n = (const void *)narrow, *b = (const void *)broad;
  if (n->len != 9 || !(n->flags & STRING_IS_8BIT) || b->len != 5 || (b->flags & STRING_IS_8BIT))
    return false;
  return memcmp(n->characters, "self-test", 9) == 0 &&
         memcmp(b->characters, wide, sizeof wide) == 0;
}

static bool test_latin1(void) {
  void *impl = NULL, *opaque = NULL;
  accel.string_from_latin1(&impl, "\xe9t\xe9 xyz", 7);
  accel.opaque_string(&opaque, &impl);
  if (!opaque) return false;
  JSStringRef s = opaque;
  bool ok = JSStringGetLength(s) == 7 && JSStringGetCharactersPtr(s)[0] == 0xe9;
  JSStringRelease(s);
  return ok;
}

// A value made from new text is a second owner of it, and the text is the one that was made.
static bool test_adopt(JSContextRef ctx) {
  static const JSChar wide[3] = {0x20ac, 'b', 'c'};
  struct string_impl *impls[2] = {NULL, NULL};
  accel.string_from_latin1(&impls[0], "adopted", 7);
  accel.string_from_utf16(&impls[1], wide, 3);
  for (int i = 0; i < 2; i++) {
    if (!impls[i] || impls[i]->references != STRING_REFERENCE) return false;
    JSValueRef v = accel.string_value((void *)JSContextGetGroup(ctx), impls[i]);
    if (!JSValueIsString(ctx, v) || ((const uintptr_t *)v)[1] != (uintptr_t)impls[i] ||
        impls[i]->references != 2 * STRING_REFERENCE)
      return false;
    impls[i]->references -= STRING_REFERENCE;
  }
  return impls[1]->len == 3 && memcmp(impls[1]->characters, wide, sizeof wide) == 0;
}

// Text made without characters has room for them where its header says.
static bool test_draft(void) {
  struct string_impl *impl = NULL;
  struct {
    void *data;
    size_t len;
  } characters = {NULL, 0};
  accel.string_uninitialized(&impl, 300, &characters);
  if (!impl || impl->references != STRING_REFERENCE || impl->len != 300 ||
      !(impl->flags & STRING_IS_8BIT) || impl->characters != characters.data)
    return false;
  memset(characters.data, 'd', 300);
  void *opaque = NULL, *text = impl;
  accel.opaque_string(&opaque, &text);
  if (!opaque) return false;
  bool ok = JSStringGetLength(opaque) == 300 && JSStringGetCharactersPtr(opaque)[299] == 'd';
  JSStringRelease(opaque);
  return ok;
}

static void keep_bytes(void *bytes, void *arg) {
  (void)bytes, (void)arg;
}

static bool test_view(JSContextRef ctx) {
  static uint8_t memory[64];
  JSObjectRef view = JSObjectMakeTypedArrayWithBytesNoCopy(ctx, kJSTypedArrayTypeUint8Array,
                                                           memory, 61, keep_bytes, NULL, NULL);
  if (!view) return false;
  const uintptr_t *cell = (const uintptr_t *)view;
  accel.uint8array_type = cell_type(view);
  return cell[2] == (uintptr_t)memory && cell[3] == 61;
}

// The VM's field points to the scope while that is set up, and only then.
static bool test_scope(JSContextRef ctx) {
  const char *vm = (const char *)JSContextGetGroup(ctx);
  void *const *field = (void *const *)(vm + accel.scope_offset);
  struct entry_scope scope = {(void *)(uintptr_t)vm, (void *)(uintptr_t)ctx};
  if (*field) return false;
  accel.scope_set_up(&scope);
  bool points = *field == &scope;
  accel.scope_tear_down(&scope);
  return points && !*field;
}

// A raw function that hands back what it saw, to compare with what was passed.
static _Thread_local uint64_t probe_seen[4];

static uint64_t probe(void *global, uint64_t *frame) {
  (void)global;
  probe_seen[0] = (uint32_t)frame[4];
  probe_seen[1] = frame[5];
  probe_seen[2] = frame[6];
  probe_seen[3] = frame[7];
  return frame[7];
}

static bool test_raw(JSContextRef ctx) {
  void *name = NULL;
  accel.string_from_latin1(&name, "probe", 5);
  void *vm = (void *)JSContextGetGroup(ctx);
  void *fn = accel.function_create(vm, (void *)ctx, 2, &name, (void *)probe, 0, 0,
                                   (void *)probe, NULL);
  JSObjectRef self = JSObjectMake(ctx, NULL, NULL);
  JSValueRef args[2] = {JSValueMakeNumber(ctx, 7), self};
  JSValueRef result = JSObjectCallAsFunction(ctx, fn, self, 2, args, NULL);
  return probe_seen[0] == 3 && probe_seen[1] == (uint64_t)self &&
         probe_seen[2] == (ENCODED_INT_TAG | 7) && probe_seen[3] == (uint64_t)self &&
         result == self;
}

// A job is counted when it is queued and runs when jobs are drained, with the arguments it was
// queued with.
static bool test_jobs(JSContextRef ctx) {
  void *name = NULL, *vm = (void *)JSContextGetGroup(ctx);
  const struct job_queue *queue = (const void *)((const char *)vm + accel.jobs_offset);
  accel.string_from_latin1(&name, "job", 3);
  void *fn = accel.function_create(vm, (void *)ctx, 2, &name, (void *)probe, 0, 0,
                                   (void *)probe, NULL);
  size_t end = queue->end;
  if (queue->start != end) return false;
  probe_seen[2] = 0;
  accel.enqueue_job((void *)ctx, fn, ENCODED_INT_TAG | 41, ENCODED_INT_TAG | 42,
                    ENCODED_UNDEFINED, ENCODED_UNDEFINED);
  if (probe_seen[2] != 0 || queue->start != end || queue->end != end + 1) return false;
  accel.drain(vm);
  return queue->start == queue->end && probe_seen[2] == (ENCODED_INT_TAG | 41) &&
         probe_seen[3] == (ENCODED_INT_TAG | 42);
}

// The type byte tells strings, symbols, plain objects and arrays apart, and is shared by two of a kind.
static bool test_type(JSContextRef ctx) {
  static const JSChar wide[2] = {0x20ac, 'b'};
  JSObjectRef a = JSObjectMake(ctx, NULL, NULL), b = JSObjectMake(ctx, NULL, NULL);
  JSObjectRef array = JSObjectMakeArray(ctx, 0, NULL, NULL);
  JSStringRef s = JSStringCreateWithUTF8CString("self-test");
  JSStringRef w = JSStringCreateWithCharacters(wide, 2);
  JSValueRef narrow = JSValueMakeString(ctx, s), broad = JSValueMakeString(ctx, w);
  JSValueRef symbol = JSValueMakeSymbol(ctx, s);
  JSStringRelease(s);
  JSStringRelease(w);
  accel.string_type = cell_type(narrow);
  return cell_type(a) == cell_type(b) && cell_type(a) != cell_type(array) &&
         cell_type(broad) == accel.string_type && cell_type(a) != accel.string_type &&
         cell_type(array) != accel.string_type && cell_type(symbol) != accel.string_type;
}

void accel_init(JSGlobalContextRef ctx) {
  const char *wanted = getenv("NODUS_ENGINE_ACCEL");
  const struct tested_version *version = find_version();
  if ((wanted && strcmp(wanted, "0") == 0) || !version) return;
  accel.nanbox = test_nanbox(ctx);
  if (!accel.nanbox) return;
  accel.drain = (void (*)(void *))find(SYM_DRAIN);
  accel.text = test_text(ctx);
  accel.type = test_type(ctx);
  accel.view = accel.type && test_view(ctx);
  accel.string_from_latin1 = (void (*)(void *, const void *, size_t))find(SYM_STRING_LATIN1);
  accel.opaque_string = (void *(*)(void *, void *))find(SYM_OPAQUE_STRING);
  accel.latin1 = accel.string_from_latin1 && accel.opaque_string && test_latin1();
  accel.string_from_utf16 = (void (*)(void *, const void *, size_t))find(SYM_STRING_UTF16);
  accel.string_value = (void *(*)(void *, void *))find(SYM_STRING_VALUE);
  accel.adopt = accel.text && accel.latin1 && accel.string_from_utf16 && accel.string_value &&
                test_adopt(ctx);
  accel.string_uninitialized = (void *(*)(void *, size_t, void *))find(SYM_STRING_DRAFT);
  accel.draft = accel.adopt && accel.string_uninitialized && test_draft();
  *(void **)&accel.function_create = find(SYM_FUNCTION_CREATE);
  *(void **)&accel.throw_exception = find(SYM_THROW);
  accel.raw = accel.latin1 && accel.function_create && accel.throw_exception && test_raw(ctx);
  *(void **)&accel.generate_bytecode = find(SYM_GENERATE_BYTECODE); // tested by each script
  accel.scope_offset = version->scope_offset;
  accel.jobs_offset = version->jobs_offset;
  *(void **)&accel.scope_set_up = find(SYM_SCOPE_SET_UP);
  *(void **)&accel.scope_tear_down = find(SYM_SCOPE_TEAR_DOWN);
  accel.scope = accel.drain && accel.scope_set_up && accel.scope_tear_down && test_scope(ctx);
  *(void **)&accel.enqueue_job = find(SYM_ENQUEUE_JOB);
  accel.jobs = accel.raw && accel.drain && accel.enqueue_job && test_jobs(ctx);
  *(void **)&accel.promise_status = find(SYM_PROMISE_STATUS);
  *(void **)&accel.promise_result = find(SYM_PROMISE_RESULT);
  *(void **)&accel.promise_is_handled = find(SYM_PROMISE_HANDLED);
}

const char *js_accelerators(void) {
  if (!accel.nanbox) return "none";
  static const char *const names[] = {"drain", "text", "type",  "view", "latin1",  "adopt",
                                      "draft", "raw",  "scope", "jobs", "bytecode"};
  const bool on[] = {accel.drain != NULL,
                     accel.text,
                     accel.type,
                     accel.view,
                     accel.latin1,
                     accel.adopt,
                     accel.draft,
                     accel.raw,
                     accel.scope,
                     accel.jobs,
                     accel.generate_bytecode != NULL};
  static _Thread_local char list[96];
  list[0] = 0;
  for (size_t i = 0; i < sizeof on / sizeof on[0]; i++) {
    if (!on[i]) continue;
    if (list[0]) strcat(list, " ");
    strcat(list, names[i]);
  }
  return list;
}

const char *js_engine_version(void) {
  static _Thread_local char version[32];
  snprintf(version, sizeof version, "%u.%u.%u", jsc_get_major_version(),
           jsc_get_minor_version(), jsc_get_micro_version());
  return version;
}
