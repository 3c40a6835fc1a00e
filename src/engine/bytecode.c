// SPDX-License-Identifier: MIT
//
// Bytecode of immortal scripts, made when the library is built, so that a start neither parses nor
// compiles what it runs: the engine decodes a function's bytecode from read-only memory when the
// function is first called.
//
// The engine asks a script's source provider for bytecode, a virtual function that the provider
// behind JSScriptCreateReferencingImmortalASCIIText leaves empty. A script here is such a provider
// on a stand-in text, with a virtual table of ours: the original but for the text, its hash and
// the bytecode. The engine itself refuses bytecode of another engine build (it compares the
// library's build id) and compiles the text then.
#include <stdlib.h>
#include <string.h>

#include "engine/engine.h"
#include "util/alloc.h"
#include "util/buf.h"

// Places in the virtual table of JSC::SourceProvider.
enum { SLOT_HASH = 2, SLOT_SOURCE, SLOT_BYTECODE, SLOT_COUNT = 16 };

// WTF::StringView, as it is returned in two registers.
struct string_view {
  const void *characters;
  uint32_t len;
  uint32_t is_8bit;
};

// JSC::CachedBytecode over memory that it does not free.
struct cached_bytecode {
  uint32_t references;
  size_t size;
  const void *data;
  size_t data_size;
  void *none[16]; // the payload's kind, functions seen, updates: all empty
};

// JSC::SourceCode.
struct source_code {
  JSScriptRef provider;
  int start, end, first_line, start_column;
};

struct immortal_script {
  struct immortal_script *next; // of the VM, which frees them
  struct str text;
  struct cached_bytecode bytecode;
  const void *table_head[2]; // what stands in front of a virtual table
  const void *table[SLOT_COUNT];
};

static const char stand_in[] = "0";

static struct immortal_script *script_of(const void *provider) {
  const char *table = *(const char *const *)provider;
  return (struct immortal_script *)(uintptr_t)(table - offsetof(struct immortal_script, table));
}

static uint32_t provider_hash(const void *provider) {
  return (uint32_t)script_of(provider)->text.len & 0xffffff;
}

static struct string_view provider_source(const void *provider) {
  struct str text = script_of(provider)->text;
  return (struct string_view){text.data, (uint32_t)text.len, 1};
}

static void *provider_bytecode(void **result, const void *provider) {
  struct cached_bytecode *bytecode = &script_of(provider)->bytecode;
  *result = NULL;
  if (bytecode->size > 0) {
    bytecode->references++;
    *result = bytecode;
  }
  return result;
}

// Whether the provider's table is the one that this file knows.
static bool is_known(JSScriptRef script) {
  const void *const *table = *(const void *const *const *)script;
  struct string_view (*source)(const void *);
  void *(*bytecode)(void **, const void *);
  memcpy(&source, &table[SLOT_SOURCE], sizeof source);
  memcpy(&bytecode, &table[SLOT_BYTECODE], sizeof bytecode);
  struct string_view view = source(script);
  void *none = script;
  return view.characters == stand_in && view.len == 1 && view.is_8bit == 1 &&
         bytecode(&none, script) == &none && none == NULL;
}

static void set_slot(struct immortal_script *script, int slot, void (*function)(void)) {
  memcpy(&script->table[slot], &function, sizeof function);
}

JSScriptRef bytecode_script(js_ctx ctx, struct str text, JSStringRef url, struct str bytecode) {
  if (!accel.generate_bytecode) return NULL;
  JSStringRef error = NULL;
  int error_line = 0;
  JSScriptRef provider = JSScriptCreateReferencingImmortalASCIIText(
      JSContextGetGroup(ctx), url, 1, stand_in, 1, &error, &error_line);
  if (!provider) return NULL;
  if (!is_known(provider)) {
    JSScriptRelease(provider);
    return NULL;
  }
  struct immortal_script *script = mem_zalloc(sizeof *script);
  const void **table = *(const void ***)provider;
  memcpy(script->table_head, table - 2, sizeof script->table_head + sizeof script->table);
  script->text = text;
  // One reference is ours, so that the engine never frees it.
  script->bytecode = (struct cached_bytecode){
      .references = 1, .size = bytecode.len, .data = bytecode.data, .data_size = bytecode.len};
  set_slot(script, SLOT_HASH, (void (*)(void))provider_hash);
  set_slot(script, SLOT_SOURCE, (void (*)(void))provider_source);
  set_slot(script, SLOT_BYTECODE, (void (*)(void))provider_bytecode);
  *(const void **)provider = script->table;
  script->next = vm_current()->scripts;
  vm_current()->scripts = script;
  return provider;
}

void bytecode_scripts_free(struct js_vm *vm) {
  while (vm->scripts) {
    struct immortal_script *script = vm->scripts;
    vm->scripts = script->next;
    free(script);
  }
}

bool js_bytecode_of(js_ctx ctx, struct str text, struct str url, struct buf *out) {
  JSStringRef name = string_ref_utf8(url.data, url.len);
  JSScriptRef provider = bytecode_script(ctx, text, name, (struct str){NULL, 0});
  JSStringRelease(name);
  if (!provider) return false;
  struct source_code source = {.provider = provider, .end = (int)text.len};
  _Alignas(16) uint8_t no_file[64] = {0xff, 0xff, 0xff, 0xff}, error[1024] = {0};
  struct cached_bytecode *result = NULL;
  accel.generate_bytecode((void **)&result, (void *)JSContextGetGroup(ctx), &source, no_file,
                          error);
  bool ok = result && result->size == result->data_size;
  if (ok) buf_append(out, result->data, result->size);
  JSScriptRelease(provider);
  return ok;
}

// The engine ties bytecode on disk to the boot of the machine, beside the build of the engine; ours
// is part of the program. The engine calls this, WTF::bootSessionUUIDString, for nothing else.
void *nodus_boot_session(void **string) __asm__("_ZN3WTF21bootSessionUUIDStringEv");
void *nodus_boot_session(void **string) {
  *string = NULL;
  return string;
}
