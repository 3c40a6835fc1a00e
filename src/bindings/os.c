// SPDX-License-Identifier: MIT
//
// What node:os asks the system. Failures are returned as negative uv codes: JavaScript makes the
// SystemError. Lists come back flat, one row after the other; lib/os.js knows the columns.
#include <stdio.h>
#include <sys/utsname.h>

#include "bindings/binding.h"
#include "bindings/os_constants.h"

// on the stack: of the call that makes the list
struct row_list {
  struct js_call *call;
  js_val list;
  unsigned count;
};

static struct row_list list_new(struct js_call *call) {
  return (struct row_list){call, js_array(call->ctx, 0, NULL), 0};
}

static void list_add(struct row_list *rows, js_val value) {
  js_set_index(rows->call->ctx, rows->list, rows->count++, value, rows->call->exc);
}

JS_FUNCTION(os_cpus) {
  uv_cpu_info_t *cpus;
  int count, err = uv_cpu_info(&cpus, &count);
  if (err) return js_int(call->ctx, err);
  struct row_list rows = list_new(call);
  for (int i = 0; i < count; i++) {
    list_add(&rows, js_string(call->ctx, cpus[i].model));
    list_add(&rows, js_int(call->ctx, cpus[i].speed));
    const uint64_t times[] = {cpus[i].cpu_times.user, cpus[i].cpu_times.nice,
                              cpus[i].cpu_times.sys, cpus[i].cpu_times.idle,
                              cpus[i].cpu_times.irq};
    for (size_t t = 0; t < COUNT_OF(times); t++)
      list_add(&rows, js_number(call->ctx, (double)times[t]));
  }
  uv_free_cpu_info(cpus, count);
  return rows.list;
}

static void add_interface(struct row_list *rows, const uv_interface_address_t *interface) {
  js_ctx ctx = rows->call->ctx;
  char address[64] = "<unknown sa family>", netmask[64] = "", mac[32];
  bool is_v6 = interface->address.address4.sin_family == AF_INET6;
  if (is_v6) {
    uv_ip6_name(&interface->address.address6, address, sizeof address);
    uv_ip6_name(&interface->netmask.netmask6, netmask, sizeof netmask);
  } else {
    uv_ip4_name(&interface->address.address4, address, sizeof address);
    uv_ip4_name(&interface->netmask.netmask4, netmask, sizeof netmask);
  }
  const uint8_t *m = (const uint8_t *)interface->phys_addr;
  snprintf(mac, sizeof mac, "%02x:%02x:%02x:%02x:%02x:%02x", m[0], m[1], m[2], m[3], m[4],
           m[5]);
  list_add(rows, js_string(ctx, interface->name));
  list_add(rows, js_string(ctx, address));
  list_add(rows, js_string(ctx, netmask));
  list_add(rows, js_string(ctx, is_v6 ? "IPv6" : "IPv4"));
  list_add(rows, js_string(ctx, mac));
  list_add(rows, js_bool(ctx, interface->is_internal));
  list_add(rows,
           js_number(ctx, is_v6 ? (double)interface->address.address6.sin6_scope_id : -1));
}

JS_FUNCTION(os_network_interfaces) {
  uv_interface_address_t *interfaces;
  int count, err = uv_interface_addresses(&interfaces, &count);
  if (err == UV_ENOSYS) return js_array(call->ctx, 0, NULL);
  if (err) return js_int(call->ctx, err);
  struct row_list rows = list_new(call);
  for (int i = 0; i < count; i++)
    add_interface(&rows, &interfaces[i]);
  uv_free_interface_addresses(interfaces, count);
  return rows.list;
}

static js_val bytes_of(js_ctx ctx, const char *text) {
  return js_arraybuffer_copy(ctx, text ? text : "", text ? strlen(text) : 0);
}

// userInfo(): uid, gid, then user name, home directory and shell as bytes.
JS_FUNCTION(os_user_info) {
  uv_passwd_t user;
  int err = uv_os_get_passwd(&user);
  if (err) return js_int(call->ctx, err);
  js_ctx ctx = call->ctx;
  js_val row[] = {js_number(ctx, (double)user.uid), js_number(ctx, (double)user.gid),
                  bytes_of(ctx, user.username), bytes_of(ctx, user.homedir),
                  user.shell ? bytes_of(ctx, user.shell) : js_null(ctx)};
  uv_os_free_passwd(&user);
  return js_array(ctx, COUNT_OF(row), row);
}

static js_val text_or_code(struct js_call *call, int err, const char *text) {
  return err ? js_int(call->ctx, err) : js_string(call->ctx, text);
}

JS_FUNCTION(os_homedir) {
  char path[4096];
  size_t size = sizeof path;
  return text_or_code(call, uv_os_homedir(path, &size), path);
}

JS_FUNCTION(os_hostname) {
  char name[UV_MAXHOSTNAMESIZE];
  size_t size = sizeof name;
  return text_or_code(call, uv_os_gethostname(name, &size), name);
}

// uname(): system, version, release, machine.
JS_FUNCTION(os_uname) {
  uv_utsname_t info;
  int err = uv_os_uname(&info);
  if (err) return js_int(call->ctx, err);
  js_ctx ctx = call->ctx;
  js_val row[] = {js_string(ctx, info.sysname), js_string(ctx, info.version),
                  js_string(ctx, info.release), js_string(ctx, info.machine)};
  return js_array(ctx, COUNT_OF(row), row);
}

JS_FUNCTION(os_loadavg) {
  double average[3];
  uv_loadavg(average);
  js_val row[] = {js_number(call->ctx, average[0]), js_number(call->ctx, average[1]),
                  js_number(call->ctx, average[2])};
  return js_array(call->ctx, COUNT_OF(row), row);
}

JS_FUNCTION(os_uptime) {
  double uptime;
  int err = uv_uptime(&uptime);
  return js_number(call->ctx, err ? err : uptime);
}

JS_FUNCTION(os_totalmem) {
  return js_number(call->ctx, (double)uv_get_total_memory());
}

JS_FUNCTION(os_freemem) {
  return js_number(call->ctx, (double)uv_get_free_memory());
}

JS_FUNCTION(os_available_parallelism) {
  return js_int(call->ctx, (int)uv_available_parallelism());
}

// getPriority(pid): [priority], or a negative uv code.
JS_FUNCTION(os_get_priority) {
  int32_t pid;
  int priority;
  js_args(call, "i", &pid);
  int err = uv_os_getpriority(pid, &priority);
  if (err) return js_int(call->ctx, err);
  js_val row[] = {js_int(call->ctx, priority)};
  return js_array(call->ctx, 1, row);
}

JS_FUNCTION(os_set_priority) {
  int32_t pid, priority;
  js_args(call, "ii", &pid, &priority);
  return js_int(call->ctx, uv_os_setpriority(pid, priority));
}

static const struct js_function_def functions[] = {
    JS_ENTRY("cpus", os_cpus, 0),
    JS_ENTRY("networkInterfaces", os_network_interfaces, 0),
    JS_ENTRY("userInfo", os_user_info, 0),
    JS_ENTRY("homedir", os_homedir, 0),
    JS_ENTRY("hostname", os_hostname, 0),
    JS_ENTRY("uname", os_uname, 0),
    JS_ENTRY("loadavg", os_loadavg, 0),
    JS_ENTRY("uptime", os_uptime, 0),
    JS_ENTRY("totalmem", os_totalmem, 0),
    JS_ENTRY("freemem", os_freemem, 0),
    JS_ENTRY("availableParallelism", os_available_parallelism, 0),
    JS_ENTRY("getPriority", os_get_priority, 1),
    JS_ENTRY("setPriority", os_set_priority, 2),
};

static void init(struct env *env, js_val object, void *state) {
  (void)state;
  os_constants_put(env->ctx, object);
  js_put(env->ctx, object, "UV_UDP_REUSEADDR", js_int(env->ctx, UV_UDP_REUSEADDR));
}

const struct binding os_binding = {
    .name = "os",
    .functions = functions,
    .function_count = COUNT_OF(functions),
    .init = init,
};
