// SPDX-License-Identifier: MIT
//
// The process as the operating system sees it: directory, identity, environment variables.
#include <ares_version.h>
#include <brotli/decode.h>
#include <errno.h>
#include <fcntl.h>
#include <gnu/libc-version.h>
#include <openssl/crypto.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unicode/ucal.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#include "bindings/binding.h"
#include "util/alloc.h"
#include "util/check.h"

#if defined(__x86_64__)
#define ARCH "x64"
#elif defined(__aarch64__)
#define ARCH "arm64"
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCH "riscv64"
#else
#error "name this architecture as process.arch does"
#endif

// cwd(): the working directory, or a negative uv code.
JS_FUNCTION(process_cwd) {
  char path[4096];
  size_t size = sizeof path;
  int err = uv_cwd(path, &size);
  return err ? js_int(call->ctx, err) : js_string(call->ctx, path);
}

JS_FUNCTION(process_chdir) {
  struct js_text path;
  js_args(call, "s", &path);
  int err = uv_chdir(path.data);
  char from[4096];
  size_t size = sizeof from;
  if (err) env_throw_uv(call, err, "chdir", uv_cwd(from, &size) ? NULL : from, path.data);
  js_text_free(&path);
  return NULL;
}

// getenv(name): the variable, or undefined.
JS_FUNCTION(process_getenv) {
  struct js_text name;
  js_args(call, "s", &name);
  const char *value = getenv(name.data);
  js_text_free(&name);
  return value ? js_string(call->ctx, value) : NULL;
}

// environ(): all variables, as one array of "NAME=value".
JS_FUNCTION(process_environ) {
  js_val list = js_array(call->ctx, 0, NULL);
  for (unsigned i = 0; environ && environ[i]; i++)
    js_set_index(call->ctx, list, i, js_string(call->ctx, environ[i]), call->exc);
  return list;
}

JS_FUNCTION(process_setenv) {
  struct js_text name, value;
  js_args(call, "ss", &name, &value);
  setenv(name.data, value.data, 1);
  js_text_free(&name);
  js_text_free(&value);
  return NULL;
}

JS_FUNCTION(process_unsetenv) {
  struct js_text name;
  js_args(call, "s", &name);
  unsetenv(name.data);
  js_text_free(&name);
  return NULL;
}

// resetTimeZone(): TZ has changed; the C library and ICU, which Date uses, must look again.
JS_FUNCTION(process_reset_time_zone) {
  (void)call;
  tzset();
  UErrorCode status = U_ZERO_ERROR;
  UChar name[128];
  const char *zone = getenv("TZ");
  if (zone && *zone) {
    u_uastrncpy(name, *zone == ':' ? zone + 1 : zone, COUNT_OF(name) - 1);
    name[COUNT_OF(name) - 1] = 0;
  } else {
    ucal_getHostTimeZone(name, COUNT_OF(name), &status);
  }
  if (U_SUCCESS(status)) ucal_setDefaultTimeZone(name, &status);
  js_refresh_entry(env_current()->vm);
  return NULL;
}

JS_FUNCTION(process_ppid) {
  return js_int(call->ctx, uv_os_getppid());
}

JS_FUNCTION(process_get_title) {
  char title[4096];
  if (uv_get_process_title(title, sizeof title)) title[0] = 0;
  return js_string(call->ctx, title);
}

JS_FUNCTION(process_set_title) {
  struct js_text title;
  js_args(call, "s", &title);
  uv_set_process_title(title.data);
  js_text_free(&title);
  return NULL;
}

// umask(mask): sets the mask, or only reads it; returns the one before.
JS_FUNCTION(process_umask) {
  int32_t mask = -1;
  js_args(call, "|i", &mask);
  mode_t before = umask(mask < 0 ? 0 : (mode_t)mask);
  if (mask < 0) umask(before);
  return js_int(call->ctx, (int)before);
}

// kill(pid, signal): 0 or a negative uv code.
JS_FUNCTION(process_kill) {
  int32_t pid, signum;
  js_args(call, "ii", &pid, &signum);
  return js_int(call->ctx, uv_kill(pid, signum));
}

// hrtime(): nanoseconds as a BigInt; hrtimeInto(values): seconds and nanoseconds as numbers.
JS_FUNCTION(process_hrtime) {
  return js_bigint_u64(call->ctx, uv_hrtime());
}

static struct js_bytes doubles_of(struct js_call *call, size_t count) {
  js_val array;
  struct js_bytes bytes;
  js_args(call, "v", &array);
  CHECK(js_bytes_get(call->ctx, array, &bytes));
  CHECK_INT(bytes.len, >=, count * sizeof(double));
  return bytes;
}

JS_FUNCTION(process_hrtime_into) {
  double *out = (double *)doubles_of(call, 2).data;
  uint64_t now = uv_hrtime();
  uint64_t seconds = now / 1000000000;
  out[0] = (double)seconds;
  out[1] = (double)(now % 1000000000);
  return NULL;
}

// Seconds since the process started.
JS_FUNCTION(process_uptime) {
  return js_number(call->ctx, (double)(uv_hrtime() - env_current()->start_time) / 1e9);
}

static double microseconds(uv_timeval_t time) {
  return 1e6 * (double)time.tv_sec + (double)time.tv_usec;
}

// resourceUsage(values): in the order of lib/internal/process/usage.js.
JS_FUNCTION(process_resource_usage) {
  double *out = (double *)doubles_of(call, 16).data;
  uv_rusage_t usage;
  int err = uv_getrusage(&usage);
  if (err) return env_throw_uv(call, err, "uv_getrusage", NULL, NULL);
  const double values[] = {
      microseconds(usage.ru_utime), microseconds(usage.ru_stime), (double)usage.ru_maxrss,
      (double)usage.ru_ixrss,       (double)usage.ru_idrss,       (double)usage.ru_isrss,
      (double)usage.ru_minflt,      (double)usage.ru_majflt,      (double)usage.ru_nswap,
      (double)usage.ru_inblock,     (double)usage.ru_oublock,     (double)usage.ru_msgsnd,
      (double)usage.ru_msgrcv,      (double)usage.ru_nsignals,    (double)usage.ru_nvcsw,
      (double)usage.ru_nivcsw};
  memcpy(out, values, sizeof values);
  return NULL;
}

// threadUsage(values): user and system time of this thread in microseconds.
JS_FUNCTION(process_thread_usage) {
  double *out = (double *)doubles_of(call, 2).data;
  struct rusage usage;
  if (getrusage(RUSAGE_THREAD, &usage))
    return env_throw_uv(call, -errno, "getrusage", NULL, NULL);
  out[0] = 1e6 * (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec;
  out[1] = 1e6 * (double)usage.ru_stime.tv_sec + (double)usage.ru_stime.tv_usec;
  return NULL;
}

JS_FUNCTION(process_rss) {
  size_t rss = 0;
  int err = uv_resident_set_memory(&rss);
  if (err) return env_throw_uv(call, err, "uv_resident_set_memory", NULL, NULL);
  return js_number(call->ctx, (double)rss);
}

// heapStats(values): capacity, size, memory outside the heap.
JS_FUNCTION(process_heap_stats) {
  struct js_heap_stats stats;
  js_heap_stats_get(env_current()->vm, &stats);
  double *out = (double *)doubles_of(call, 3).data;
  out[0] = (double)stats.heap_capacity;
  out[1] = (double)stats.heap_size;
  out[2] = (double)stats.extra_memory;
  return NULL;
}

JS_FUNCTION(process_constrained_memory) {
  return js_number(call->ctx, (double)uv_get_constrained_memory());
}

// What a new allocation can have: the kernel's estimate, or what the control group leaves.
JS_FUNCTION(process_available_memory) {
  uint64_t available = uv_get_free_memory(), limit = uv_get_constrained_memory();
  size_t rss = 0;
  FILE *meminfo = fopen("/proc/meminfo", "r");
  char line[128];
  unsigned long long kib;
  while (meminfo && fgets(line, sizeof line, meminfo))
    if (sscanf(line, "MemAvailable: %llu kB", &kib) == 1) available = kib * 1024;
  if (meminfo) fclose(meminfo);
  uv_resident_set_memory(&rss);
  if (limit > 0 && limit < uv_get_total_memory()) available = limit > rss ? limit - rss : 0;
  return js_number(call->ctx, (double)available);
}

static char *copy_array_item(struct js_call *call, js_val array, unsigned i) {
  js_val item = js_get_index(call->ctx, array, i, call->exc);
  return item && js_is_string(call->ctx, item) ? js_text_copy(call->ctx, item) : NULL;
}

static char **copy_strings(struct js_call *call, js_val array, uint32_t count) {
  char **strings = mem_zalloc((count + 1) * sizeof *strings);
  for (uint32_t i = 0; i < count; i++)
    strings[i] = copy_array_item(call, array, i);
  return strings;
}

static void free_strings(char **strings) {
  for (char **s = strings; *s; s++)
    free(*s);
  free(strings);
}

// execve(path, args, arg count, environment, environment count): returns a negative errno, if at
// all. The descriptors of the standard streams stay open in the new program.
JS_FUNCTION(process_execve) {
  struct js_text path;
  js_val args, variables;
  uint32_t arg_count, variable_count;
  js_args(call, "souou", &path, &args, &arg_count, &variables, &variable_count);
  char **argv = copy_strings(call, args, arg_count);
  char **envp = copy_strings(call, variables, variable_count);
  int flags[3];
  for (int fd = 0; fd < 3; fd++) {
    flags[fd] = fcntl(fd, F_GETFD);
    if (flags[fd] >= 0) fcntl(fd, F_SETFD, flags[fd] & ~FD_CLOEXEC);
  }
  signal(SIGPIPE, SIG_DFL); // an ignored signal would stay ignored
  execve(path.data, argv, envp);
  int err = -errno;
  signal(SIGPIPE, SIG_IGN);
  free_strings(argv);
  free_strings(envp);
  js_text_free(&path);
  return js_int(call->ctx, err);
}

// Whether options can come from the environment: asked before reading any of them.
JS_FUNCTION(process_has_node_options) {
  static const char *const names[] = {"NODE_OPTIONS", "NODE_PENDING_DEPRECATION",
                                      "NODE_NO_WARNINGS"};
  bool found = false;
  for (size_t i = 0; i < COUNT_OF(names); i++)
    found = found || getenv(names[i]);
  return js_bool(call->ctx, found);
}

JS_FUNCTION(process_library_versions) {
  js_ctx ctx = call->ctx;
  js_val versions = js_object(ctx);
  char brotli[32], unicode[U_MAX_VERSION_STRING_LENGTH];
  UVersionInfo info;
  u_getUnicodeVersion(info);
  u_versionToString(info, unicode);
  uint32_t number = BrotliDecoderVersion();
  snprintf(brotli, sizeof brotli, "%u.%u.%u", number >> 24, number >> 12 & 0xfff,
           number & 0xfff);
  js_put(ctx, versions, "ares", js_string(ctx, ARES_VERSION_STR));
  js_put(ctx, versions, "uv", js_string(ctx, uv_version_string()));
  js_put(ctx, versions, "openssl", js_string(ctx, OpenSSL_version(OPENSSL_VERSION_STRING)));
  js_put(ctx, versions, "zlib", js_string(ctx, zlibVersion()));
  js_put(ctx, versions, "brotli", js_string(ctx, brotli));
  js_put(ctx, versions, "zstd", js_string(ctx, ZSTD_versionString()));
  js_put(ctx, versions, "icu", js_string(ctx, U_ICU_VERSION));
  js_put(ctx, versions, "unicode", js_string(ctx, unicode));
  return versions;
}

static const struct js_function_def functions[] = {
    JS_ENTRY("hasNodeOptions", process_has_node_options, 0),
    JS_ENTRY("libraryVersions", process_library_versions, 0),
    JS_ENTRY("cwd", process_cwd, 0),
    JS_ENTRY("chdir", process_chdir, 1),
    JS_ENTRY("getenv", process_getenv, 1),
    JS_ENTRY("environ", process_environ, 0),
    JS_ENTRY("setenv", process_setenv, 2),
    JS_ENTRY("unsetenv", process_unsetenv, 1),
    JS_ENTRY("resetTimeZone", process_reset_time_zone, 0),
    JS_ENTRY("ppid", process_ppid, 0),
    JS_ENTRY("getTitle", process_get_title, 0),
    JS_ENTRY("setTitle", process_set_title, 1),
    JS_ENTRY("umask", process_umask, 1),
    JS_ENTRY("kill", process_kill, 2),
    JS_ENTRY("hrtime", process_hrtime, 0),
    JS_ENTRY("hrtimeInto", process_hrtime_into, 1),
    JS_ENTRY("uptime", process_uptime, 0),
    JS_ENTRY("resourceUsage", process_resource_usage, 1),
    JS_ENTRY("threadUsage", process_thread_usage, 1),
    JS_ENTRY("rss", process_rss, 0),
    JS_ENTRY("heapStats", process_heap_stats, 1),
    JS_ENTRY("constrainedMemory", process_constrained_memory, 0),
    JS_ENTRY("availableMemory", process_available_memory, 0),
    JS_ENTRY("execve", process_execve, 5),
};

static void init(struct env *env, js_val object, void *state) {
  (void)state;
  char path[4096] = "";
  size_t size = sizeof path;
  uv_exepath(path, &size);
  js_put(env->ctx, object, "execPath", js_string(env->ctx, path));
  js_put(env->ctx, object, "arch", js_string(env->ctx, ARCH));
  js_put(env->ctx, object, "glibcVersion", js_string(env->ctx, gnu_get_libc_version()));
  js_put(env->ctx, object, "pid", js_int(env->ctx, uv_os_getpid()));
}

const struct binding process_binding = {
    .name = "process",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .init = init,
};
