// SPDX-License-Identifier: MIT
//
// The virtual machine of a thread: process prologue, creation and end, the lock, promise jobs and
// garbage collection.  Invariant: a thread has at most one VM, found through a thread-local
// pointer, because the engine's host functions carry no data of ours.
#include <jsc/jsc.h>
#include <link.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "engine/engine.h"
#include "util/alloc.h"
#include "util/check.h"

enum { SMALL_HEAP_BYTES = 4 << 20 };

static _Thread_local struct js_vm *current_vm;

struct js_vm *vm_current(void) {
  return current_vm;
}

// The loader has read each library's tables of symbols and relocations, which lie in front of its
// code and are not needed again: give back these clean pages (3.6 MB; the code stays, as reading
// it in again would cost what is saved).
static int drop_loader_tables(struct dl_phdr_info *info, size_t size, void *arg) {
  (void)size, (void)arg;
  if (!info->dlpi_name || !info->dlpi_name[0]) return 0; // the program itself
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &info->dlpi_phdr[i];
    if (segment->p_type != PT_LOAD) continue;
    if (segment->p_flags & (PF_W | PF_X)) break;
    uintptr_t start = info->dlpi_addr + segment->p_vaddr;
    uintptr_t end = (start + segment->p_memsz) & ~(page - 1);
    start = (start + page - 1) & ~(page - 1);
    if (end > start) madvise((void *)start, end - start, MADV_DONTNEED);
  }
  return 0;
}

void js_process_init(void) {
  dl_iterate_phdr(drop_loader_tables, NULL);
  // The engine suspends threads with a signal for garbage collection; SIGUSR1, its default,
  // belongs to the user's program.
  CHECK(JSConfigureSignalForGC(SIGRTMIN + 5));
  // Tail calls would remove frames from stacks; a stack trace on every throw is paid by nobody.
  CHECK(jsc_options_set_boolean("useTailCalls", FALSE));
  CHECK(jsc_options_set_uint("exceptionStackTraceLimit", 0));
  CHECK(jsc_options_set_uint("defaultErrorStackTraceLimit", 10));
  CHECK(jsc_options_set_boolean("useSharedArrayBuffer", TRUE));
  // The last compiler is for code that runs for long: it costs a program of two seconds (tsc) one
  // of them. Five times the engine's 100,000 loop turns, which hot code reaches within milliseconds.
  jsc_options_set_int("thresholdForFTLOptimizeAfterWarmUp", 500000);
  jsc_options_set_boolean("useExplicitResourceManagement", TRUE);
  // Small heaps are collected after this much, not after 1 MB: loading a few core modules takes
  // more, and a collection costs a millisecond.
  jsc_options_set_uint("smallHeapSize", SMALL_HEAP_BYTES);
  // The engine would put collections off, up to eight times as far, if the last one was less than
  // seconds ago; until then it asks the clock at each allocation of text or bytes, and what is new
  // no longer fits into the processor's cache.
  jsc_options_set_double("maxEdenSizeForRateLimitingMultiplier", 1);
}

void js_process_plan_memory(size_t bytes) {
  jsc_options_set_size("forceRAMSize", bytes);
}

struct js_vm *js_vm_new(void) {
  CHECK(current_vm == NULL);
  struct js_vm *vm = mem_zalloc(sizeof *vm);
  // Must be the thread's default before the VM exists, or its timers go to an unreachable one.
  vm->run_loop = g_main_context_new();
  g_main_context_push_thread_default(vm->run_loop);
  static bool tested; // the first VM is made before any other thread is
  if (!tested) engine_init_main_thread();
  vm->group = JSContextGroupCreate();
  vm->context = JSGlobalContextCreateInGroup(vm->group, NULL);
  current_vm = vm;
  JSLock(vm->context);
  if (!tested) accel_init(vm->context);
  tested = true;
  JSUnlock(vm->context);
  return vm;
}

void js_vm_free(struct js_vm *vm) {
  CHECK(vm == current_vm);
  JSGlobalContextRelease(vm->context);
  JSContextGroupRelease(vm->group);
  bytecode_scripts_free(vm);
  for (size_t i = 0; i < VM_MAX_CLASSES && vm->classes[i].ref; i++)
    JSClassRelease(vm->classes[i].ref);
  g_main_context_pop_thread_default(vm->run_loop);
  g_main_context_unref(vm->run_loop);
  current_vm = NULL;
  free(vm);
}

js_ctx js_vm_context(const struct js_vm *vm) {
  return vm->context;
}

void *js_vm_run_loop(const struct js_vm *vm) {
  return vm->run_loop;
}

js_val js_realm_new(struct js_vm *vm) {
  JSGlobalContextRef realm = JSGlobalContextCreateInGroup(vm->group, NULL);
  js_val global = JSContextGetGlobalObject(realm);
  // The reference would be a root that the realm could never be collected from.
  JSGlobalContextRelease(realm);
  return global;
}

js_ctx js_realm_of(js_val object) {
  return JSObjectGetGlobalContext(as_object(object));
}

void js_realm_forbid_eval(js_ctx realm, const char *message) {
  JSStringRef text = JSStringCreateWithUTF8CString(message);
  JSGlobalContextSetEvalEnabled((JSGlobalContextRef)(uintptr_t)realm, false, text);
  JSStringRelease(text);
}

void js_lock(struct js_vm *vm) {
  JSLock(vm->context);
}

void js_unlock(struct js_vm *vm) {
  JSUnlock(vm->context);
}

// Outside of JavaScript each job would be an entry of its own, which costs as much as the job.
static void drain_in_scope(struct js_vm *vm) {
  struct entry_scope scope = {(void *)vm->group, (void *)vm->context};
  accel.scope_set_up(&scope);
  accel.drain((void *)vm->group);
  accel.scope_tear_down(&scope);
}

void js_drain(struct js_vm *vm) {
  if (accel.scope && !entry_scope(vm)) {
    drain_in_scope(vm);
  } else if (accel.drain) {
    accel.drain((void *)vm->group);
  } else {
    JSUnlock(vm->context);
    JSLock(vm->context);
  }
}

bool js_drain_nested(struct js_vm *vm) {
  if (!accel.drain) return false;
  JSLock(vm->context);
  accel.drain((void *)vm->group);
  JSUnlock(vm->context);
  return true;
}

double js_last_job(const struct js_vm *vm) {
  if (!accel.jobs) return NAN;
  const struct job_queue *queue = (const void *)((const char *)vm->group + accel.jobs_offset);
  return queue->start == queue->end ? -1 : (double)queue->end;
}

bool js_enqueue_job(js_ctx ctx, js_val fn, js_val arg) {
  if (!accel.jobs) return false;
  accel.enqueue_job((void *)(uintptr_t)ctx, (void *)(uintptr_t)fn, (uint64_t)arg,
                    ENCODED_UNDEFINED, ENCODED_UNDEFINED, ENCODED_UNDEFINED);
  return true;
}

void js_refresh_entry(struct js_vm *vm) {
  void *scope = accel.scope ? entry_scope(vm) : NULL;
  if (scope) accel.scope_set_up(scope);
}

void js_on_unhandled_rejection(js_ctx realm, js_val fn) {
  JSValueRef exc = NULL; // the engine insists on a slot
  JSGlobalContextSetUnhandledRejectionCallback((JSGlobalContextRef)(uintptr_t)realm,
                                               as_object(fn), &exc);
  CHECK(exc == NULL);
}

void js_gc(struct js_vm *vm) {
  JSSynchronousGarbageCollectForDebugging(vm->context);
}

void js_report_memory(js_ctx ctx, size_t bytes) {
  JSReportExtraMemoryCost(ctx, bytes);
}

void js_heap_stats_get(struct js_vm *vm, struct js_heap_stats *out) {
  js_ctx ctx = vm->context;
  js_val stats = JSGetMemoryUsageStatistics(ctx);
  out->heap_size = (size_t)js_to_number(ctx, js_get_own(ctx, stats, "heapSize"));
  out->heap_capacity = (size_t)js_to_number(ctx, js_get_own(ctx, stats, "heapCapacity"));
  out->extra_memory = (size_t)js_to_number(ctx, js_get_own(ctx, stats, "extraMemorySize"));
  out->object_count = (size_t)js_to_number(ctx, js_get_own(ctx, stats, "objectCount"));
  out->protected_count =
      (size_t)js_to_number(ctx, js_get_own(ctx, stats, "protectedObjectCount"));
}
