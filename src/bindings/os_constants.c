// SPDX-License-Identifier: MIT
//
// The system's numbers by name: os.constants.
#include <dlfcn.h>
#include <errno.h>
#include <signal.h>

#include "bindings/binding.h"
#include "bindings/os_constants.h"

#define VALUE(name)                                                                            \
  { #name, name }

// house: table
static const struct js_constant_def errnos[] = {
    VALUE(E2BIG),        VALUE(EACCES),       VALUE(EADDRINUSE),   VALUE(EADDRNOTAVAIL),
    VALUE(EAFNOSUPPORT), VALUE(EAGAIN),       VALUE(EALREADY),     VALUE(EBADF),
    VALUE(EBADMSG),      VALUE(EBUSY),        VALUE(ECANCELED),    VALUE(ECHILD),
    VALUE(ECONNABORTED), VALUE(ECONNREFUSED), VALUE(ECONNRESET),   VALUE(EDEADLK),
    VALUE(EDESTADDRREQ), VALUE(EDOM),         VALUE(EDQUOT),       VALUE(EEXIST),
    VALUE(EFAULT),       VALUE(EFBIG),        VALUE(EHOSTUNREACH), VALUE(EIDRM),
    VALUE(EILSEQ),       VALUE(EINPROGRESS),  VALUE(EINTR),        VALUE(EINVAL),
    VALUE(EIO),          VALUE(EISCONN),      VALUE(EISDIR),       VALUE(ELOOP),
    VALUE(EMFILE),       VALUE(EMLINK),       VALUE(EMSGSIZE),     VALUE(EMULTIHOP),
    VALUE(ENAMETOOLONG), VALUE(ENETDOWN),     VALUE(ENETRESET),    VALUE(ENETUNREACH),
    VALUE(ENFILE),       VALUE(ENOBUFS),      VALUE(ENODATA),      VALUE(ENODEV),
    VALUE(ENOENT),       VALUE(ENOEXEC),      VALUE(ENOLCK),       VALUE(ENOLINK),
    VALUE(ENOMEM),       VALUE(ENOMSG),       VALUE(ENOPROTOOPT),  VALUE(ENOSPC),
    VALUE(ENOSR),        VALUE(ENOSTR),       VALUE(ENOSYS),       VALUE(ENOTCONN),
    VALUE(ENOTDIR),      VALUE(ENOTEMPTY),    VALUE(ENOTSOCK),     VALUE(ENOTSUP),
    VALUE(ENOTTY),       VALUE(ENXIO),        VALUE(EOPNOTSUPP),   VALUE(EOVERFLOW),
    VALUE(EPERM),        VALUE(EPIPE),        VALUE(EPROTO),       VALUE(EPROTONOSUPPORT),
    VALUE(EPROTOTYPE),   VALUE(ERANGE),       VALUE(EROFS),        VALUE(ESPIPE),
    VALUE(ESRCH),        VALUE(ESTALE),       VALUE(ETIME),        VALUE(ETIMEDOUT),
    VALUE(ETXTBSY),      VALUE(EWOULDBLOCK),  VALUE(EXDEV),
};

static const struct js_constant_def signals[] = {
    VALUE(SIGHUP),  VALUE(SIGINT),    VALUE(SIGQUIT),   VALUE(SIGILL),   VALUE(SIGTRAP),
    VALUE(SIGABRT), VALUE(SIGIOT),    VALUE(SIGBUS),    VALUE(SIGFPE),   VALUE(SIGKILL),
    VALUE(SIGUSR1), VALUE(SIGSEGV),   VALUE(SIGUSR2),   VALUE(SIGPIPE),  VALUE(SIGALRM),
    VALUE(SIGTERM), VALUE(SIGCHLD),   VALUE(SIGSTKFLT), VALUE(SIGCONT),  VALUE(SIGSTOP),
    VALUE(SIGTSTP), VALUE(SIGTTIN),   VALUE(SIGTTOU),   VALUE(SIGURG),   VALUE(SIGXCPU),
    VALUE(SIGXFSZ), VALUE(SIGVTALRM), VALUE(SIGPROF),   VALUE(SIGWINCH), VALUE(SIGIO),
    VALUE(SIGPOLL), VALUE(SIGPWR),    VALUE(SIGSYS),
};

static const struct js_constant_def priorities[] = {
    {"PRIORITY_LOW", UV_PRIORITY_LOW},
    {"PRIORITY_BELOW_NORMAL", UV_PRIORITY_BELOW_NORMAL},
    {"PRIORITY_NORMAL", UV_PRIORITY_NORMAL},
    {"PRIORITY_ABOVE_NORMAL", UV_PRIORITY_ABOVE_NORMAL},
    {"PRIORITY_HIGH", UV_PRIORITY_HIGH},
    {"PRIORITY_HIGHEST", UV_PRIORITY_HIGHEST},
};

static const struct js_constant_def dlopen_flags[] = {
    VALUE(RTLD_LAZY),  VALUE(RTLD_NOW),      VALUE(RTLD_GLOBAL),
    VALUE(RTLD_LOCAL), VALUE(RTLD_DEEPBIND),
};

static void put_group(js_ctx ctx, js_val object, const char *name,
                      const struct js_constant_def *values, size_t count) {
  js_val group = js_object(ctx);
  js_define_constants(ctx, group, values, count);
  js_put(ctx, object, name, group);
}

void os_constants_put(js_ctx ctx, js_val object) {
  put_group(ctx, object, "dlopen", dlopen_flags, COUNT_OF(dlopen_flags));
  put_group(ctx, object, "errno", errnos, COUNT_OF(errnos));
  put_group(ctx, object, "signals", signals, COUNT_OF(signals));
  put_group(ctx, object, "priority", priorities, COUNT_OF(priorities));
}
