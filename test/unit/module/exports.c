// SPDX-License-Identifier: MIT
//
// "exports" and "imports": conditions, patterns, what is refused.
#include "unit.h"

#include "module/exports.h"

struct sample {
  const char *field; // JSON
  const char *subpath;
  enum exports_status status;
  const char *target; // NULL: not looked at
};

static const struct sample samples[] = {
    {"\"./a.js\"", ".", EXPORTS_FILE, "/p/a.js"},
    {"\"./a.js\"", "./b", EXPORTS_UNDEFINED, NULL},
    {"{\"import\":\"./i.js\",\"require\":\"./r.js\"}", ".", EXPORTS_FILE, "/p/r.js"},
    {"{\"import\":\"./i.js\",\"default\":{\"node\":\"./n.js\"}}", ".", EXPORTS_FILE, "/p/n.js"},
    {"{\"import\":\"./i.js\"}", ".", EXPORTS_UNDEFINED, NULL},
    {"[\"bad\",{\"import\":\"./i.js\"},\"./c.js\"]", ".", EXPORTS_FILE, "/p/c.js"},
    {"{\".\":\"./a.js\",\"./b\":null}", "./b", EXPORTS_NULL, NULL},
    {"{\"./*\":\"./x/*.js\",\"./y/*\":\"./y/*/*.js\"}", "./y/z", EXPORTS_FILE, "/p/y/z/z.js"},
    {"{\"./*.js\":\"./x/*.js\",\"./*\":null}", "./a.js", EXPORTS_FILE, "/p/x/a.js"},
    {"{\"./*\":\"./x/*.js\"}", "./", EXPORTS_UNDEFINED, NULL},
    {"{\"./*\":\"./x/*.js\"}", "./../a", EXPORTS_INVALID_MATCH, NULL},
    {"{\"./*\":\"./x/*.js\"}", "./a%2fb", EXPORTS_ENCODED_SLASH, NULL},
    {"\"a.js\"", ".", EXPORTS_INVALID_TARGET, "\"a.js\""},
    {"\"./../a.js\"", ".", EXPORTS_INVALID_TARGET, NULL},
    {"\"./node_modules/a.js\"", ".", EXPORTS_INVALID_TARGET, NULL},
    {"\"./%2e%2e/a.js\"", ".", EXPORTS_INVALID_TARGET, NULL},
    {"5", ".", EXPORTS_INVALID_TARGET, "5"},
    {"{\".\":\"./a.js\",\"node\":\"./b.js\"}", ".", EXPORTS_MIXED_KEYS, NULL},
    {"{\"1\":\"./a.js\"}", ".", EXPORTS_NUMERIC_KEY, NULL},
    {"{\"#a\":\"./a.js\"}", "#a", EXPORTS_FILE, "/p/a.js"},
    {"{\"#a\":\"dep/x\"}", "#a", EXPORTS_BARE, "dep/x"},
    {"{\"#a\":\"node:fs\"}", "#a", EXPORTS_BARE, "node:fs"},
    {"{\"#d/*\":\"dep/*\"}", "#d/x", EXPORTS_BARE, "dep/x"},
    {"{\"#a\":\"../x\"}", "#a", EXPORTS_INVALID_TARGET, NULL},
    {"{\"#a\":\"http://x\"}", "#a", EXPORTS_INVALID_TARGET, NULL},
    {"{\"#a\":\"./a.js\"}", "#b", EXPORTS_UNDEFINED, NULL},
};

static void check(const struct sample *sample) {
  static const struct str names[] = {{"node", 4}, {"require", 7}};
  const struct conditions conditions = {names, 2};
  struct package package = {.dir = STR("/p"), .exists = true};
  const struct json *field = json_parse(&package.arena, str_from(sample->field));
  assert_non_null(field);
  package.exports = package.imports = field;
  struct exports_result result;
  if (sample->subpath[0] == '#')
    imports_resolve(&package, str_from(sample->subpath), &conditions, &result);
  else
    exports_resolve(&package, str_from(sample->subpath), &conditions, &result);
  if (result.status != sample->status)
    fail_msg("%s of %s: status %d", sample->subpath, sample->field, (int)result.status);
  if (sample->target && !str_equal(buf_str(&result.target), str_from(sample->target)))
    fail_msg("%s of %s: target %s", sample->subpath, sample->field, result.target.data);
  buf_free(&result.target);
  arena_free(&package.arena);
}

static void test_samples(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
    check(&samples[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_samples)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
