// SPDX-License-Identifier: MIT
//
// The URL parser without engine: one row per idea of the standard; the whole of the web platform
// tests runs against the URL class in test/conformance.
#include "unit.h"

#include "bindings/url/host.h"
#include "bindings/url/url.h"

struct parse_case {
  const char *input, *base, *href; // href NULL: failure
};

static const struct parse_case parse_cases[] = {
    {"http://User:P%40@EXAMPLE.com:80/a/./b/../c?q#f", NULL,
     "http://User:P%40@example.com/a/c?q#f"},
    {"  http://a\t/\nb\r ", NULL, "http://a/b"},
    {"//b/c", "http://a/x", "http://b/c"},
    {"?q", "http://a/x/y?z#h", "http://a/x/y?q"},
    {"#f", "mailto:x", "mailto:x#f"},
    {"x", "mailto:x", NULL},
    {"..", "http://a/b/c/d", "http://a/b/"},
    {"%2E%2e/z", "http://a/b/c/d", "http://a/b/z"},
    {"\\\\b\\c", "http://a/", "http://b/c"},
    {"http:\\\\a", NULL, "http://a/"},
    {"http://a@b@c/", NULL, "http://a%40b@c/"},
    {"http://@/", NULL, NULL},
    {"http://a:65536/", NULL, NULL},
    {"http://a:8x/", NULL, NULL},
    {"http://0x7f.1/", NULL, "http://127.0.0.1/"},
    {"http://1.2.3.256/", NULL, NULL},
    {"http://09.1/", NULL, NULL},
    {"http://[::1.2.3.4]/", NULL, "http://[::102:304]/"},
    {"http://[1:0:0:2:0::0:0:0]/", NULL, NULL},
    {"http://[1:0:0:2:0:0:0:3]/", NULL, "http://[1:0:0:2::3]/"},
    {"http://[::1/", NULL, NULL},
    {"http://fa\xc3\x9f.de/", NULL, "http://xn--fa-hia.de/"},
    {"http://a%41/", NULL, "http://aa/"},
    {"http://a b/", NULL, NULL},
    {"http://XN--A/", NULL, "http://xn--a/"},
    {"file:///C|/a/../..", NULL, "file:///C:/"},
    {"/b", "file:///C:/a", "file:///C:/b"},
    {"file://localhost/x", NULL, "file:///x"},
    {"foo://A b", NULL, NULL},
    {"foo:/.//p", NULL, "foo:/.//p"},
    {"foo:a b ?q", NULL, "foo:a b%20?q"},
    {"foo://h", NULL, "foo://h"},
    {"1http://a", NULL, NULL},
};

static void parses_as_the_standard_says(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(parse_cases) / sizeof(parse_cases[0]); i++) {
    const struct parse_case *c = &parse_cases[i];
    struct url base = {0}, url = {0};
    if (c->base) assert_true(url_parse(str_from(c->base), NULL, &base));
    bool ok = url_parse(str_from(c->input), c->base ? &base : NULL, &url);
    assert_int_equal(ok, c->href != NULL);
    if (ok) assert_string_equal(url.href.data, c->href);
    url_free(&url);
    url_free(&base);
  }
}

static void a_failure_leaves_the_url_alone(void **state) {
  (void)state;
  struct url url = {0};
  assert_true(url_parse(STR("http://a/b"), NULL, &url));
  assert_false(url_set_href(&url, STR("http://")));
  assert_false(url_set_port(&url, STR("x")));
  assert_string_equal(url.href.data, "http://a/b");
  url_free(&url);
}

typedef bool setter(struct url *url, struct str value);

static const struct {
  const char *href;
  setter *set;
  const char *value, *result;
} setter_cases[] = {
    {"http://a/", url_set_protocol, "https:", "https://a/"},
    {"http://a/", url_set_protocol, "foo", "http://a/"},
    {"http://a:443/", url_set_protocol, "https", "https://a/"},
    {"http://a/", url_set_username, "u@", "http://u%40@a/"},
    {"http://a/", url_set_password, "p", "http://:p@a/"},
    {"file:///a", url_set_username, "u", "file:///a"},
    {"http://a:1/", url_set_host, "b:2x", "http://b:2/"},
    {"http://a:1/", url_set_host, "b:99999", "http://b:1/"},
    {"http://a:1/", url_set_hostname, "b:2", "http://a:1/"},
    {"foo://a:1/", url_set_hostname, "", "foo://a:1/"},
    {"foo://a/", url_set_hostname, "", "foo:///"},
    {"http://a:1/", url_set_port, "", "http://a/"},
    {"http://a/x", url_set_pathname, "y?z#", "http://a/y%3Fz%23"},
    {"foo://h/x", url_set_pathname, "", "foo://h"},
    {"foo:/x", url_set_pathname, "//p", "foo:/.//p"},
    {"foo:x", url_set_pathname, "y", "foo:x"},
    {"http://a/?x#y", url_set_search, "", "http://a/#y"},
    {"http://a/", url_set_search, "?'", "http://a/?%27"},
    {"http://a/#y", url_set_hash, "#", "http://a/#"},
};

static void setters_replace_one_component(void **state) {
  (void)state;
  for (size_t i = 0; i < sizeof(setter_cases) / sizeof(setter_cases[0]); i++) {
    struct url url = {0};
    assert_true(url_parse(str_from(setter_cases[i].href), NULL, &url));
    setter_cases[i].set(&url, str_from(setter_cases[i].value));
    assert_string_equal(url.href.data, setter_cases[i].result);
    url_free(&url);
  }
}

static void offsets_point_at_the_components(void **state) {
  (void)state;
  struct url url = {0};
  assert_true(url_parse(STR("https://u:p@h:1/a?b#c"), NULL, &url));
  assert_int_equal(url.at.protocol_end, 6);
  assert_int_equal(url.at.username_end, 9);
  assert_int_equal(url.at.host_start, 11);
  assert_int_equal(url.at.host_end, 13);
  assert_int_equal(url.at.port, 1);
  assert_int_equal(url.at.pathname_start, 15);
  assert_int_equal(url.at.search_start, 17);
  assert_int_equal(url.at.hash_start, 19);
  url_free(&url);
}

// Each is plain or not; those that are must come out of the parser as they are.
static void plain_urls_are_what_the_parser_makes_of_them(void **state) {
  (void)state;
  static const struct {
    const char *text;
    bool is_plain;
  } cases[] = {
      {"http://example.com/", true},
      {"https://u:p@a-b.example.com:8080/p/a.b/%41?q='x'#f/?", false},
      {"https://u:p@a-b.example.com:8080/p/a.b/c%41?q=x#f/?", true},
      {"https://u@h/", true},
      {"http://127.0.0.1:3000/x?", true},
      {"http://h/#", true},
      {"http://a:1/b@c:d", true},
      {"http://1.example/", true},
      {"http://example.com", false},
      {"HTTP://a/", false},
      {"http://A/", false},
      {"http://a:80/", false},
      {"https://a:443/", false},
      {"http://a:65536/", false},
      {"http://a:08/", false},
      {"http://a:/", false},
      {"http://a:1", false},
      {"http://:p@a/", false},
      {"http://u:@a/", false},
      {"http://u@v@a/", false},
      {"http://1.2.3.256/", false},
      {"http://1.2.3.04/", false},
      {"http://1.2.3/", false},
      {"http://a.1/", false},
      {"http://a.0x1/", false},
      {"http://a../", false},
      {"http://a./", false},
      {"http://xn--fa-hia.de/", false},
      {"http://a/./b", false},
      {"http://a/..", false},
      {"http://a/%2e", false},
      {"http://a/b\\c", false},
      {"http://a/b c", false},
      {"http://a/b ", false},
      {"http://a/?\"", false},
      {"http://a/#`", false},
      {"http://a/\xc3\xa9", false},
      {"ftp://a/", false},
      {"http:///a/", false},
  };
  for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
    struct url_offsets at;
    assert_int_equal(url_parse_plain(str_from(cases[i].text), &at), cases[i].is_plain);
    if (!cases[i].is_plain) continue;
    struct url url = {0};
    assert_true(url_parse(str_from(cases[i].text), NULL, &url));
    assert_string_equal(url.href.data, cases[i].text);
    assert_memory_equal(&url.at, &at, sizeof at);
    url_free(&url);
  }
}

static void unicode_domains_come_back(void **state) {
  (void)state;
  struct buf out = {0};
  domain_to_unicode(&out, STR("xn--fa-hia.de"));
  assert_string_equal(out.data, "fa\xc3\x9f.de");
  buf_free(&out);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parses_as_the_standard_says),
      cmocka_unit_test(a_failure_leaves_the_url_alone),
      cmocka_unit_test(setters_replace_one_component),
      cmocka_unit_test(offsets_point_at_the_components),
      cmocka_unit_test(plain_urls_are_what_the_parser_makes_of_them),
      cmocka_unit_test(unicode_domains_come_back),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
