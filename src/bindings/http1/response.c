// SPDX-License-Identifier: MIT
//
// Serialisation of response heads.  Nearly all responses carry one of a few status lines and the
// date of this second, so both are copied whole from where they were prepared.
#include "bindings/http1/response.h"

#include <stdio.h>

#define STATUS(code, reason) [code] = STR("HTTP/1.1 " #code " " reason "\r\n")

static const struct str status_lines[600] = {
    STATUS(100, "Continue"),
    STATUS(101, "Switching Protocols"),
    STATUS(102, "Processing"),
    STATUS(103, "Early Hints"),
    STATUS(200, "OK"),
    STATUS(201, "Created"),
    STATUS(202, "Accepted"),
    STATUS(203, "Non-Authoritative Information"),
    STATUS(204, "No Content"),
    STATUS(205, "Reset Content"),
    STATUS(206, "Partial Content"),
    STATUS(207, "Multi-Status"),
    STATUS(208, "Already Reported"),
    STATUS(226, "IM Used"),
    STATUS(300, "Multiple Choices"),
    STATUS(301, "Moved Permanently"),
    STATUS(302, "Found"),
    STATUS(303, "See Other"),
    STATUS(304, "Not Modified"),
    STATUS(305, "Use Proxy"),
    STATUS(307, "Temporary Redirect"),
    STATUS(308, "Permanent Redirect"),
    STATUS(400, "Bad Request"),
    STATUS(401, "Unauthorized"),
    STATUS(402, "Payment Required"),
    STATUS(403, "Forbidden"),
    STATUS(404, "Not Found"),
    STATUS(405, "Method Not Allowed"),
    STATUS(406, "Not Acceptable"),
    STATUS(407, "Proxy Authentication Required"),
    STATUS(408, "Request Timeout"),
    STATUS(409, "Conflict"),
    STATUS(410, "Gone"),
    STATUS(411, "Length Required"),
    STATUS(412, "Precondition Failed"),
    STATUS(413, "Payload Too Large"),
    STATUS(414, "URI Too Long"),
    STATUS(415, "Unsupported Media Type"),
    STATUS(416, "Range Not Satisfiable"),
    STATUS(417, "Expectation Failed"),
    STATUS(418, "I'm a Teapot"),
    STATUS(421, "Misdirected Request"),
    STATUS(422, "Unprocessable Entity"),
    STATUS(423, "Locked"),
    STATUS(424, "Failed Dependency"),
    STATUS(425, "Too Early"),
    STATUS(426, "Upgrade Required"),
    STATUS(428, "Precondition Required"),
    STATUS(429, "Too Many Requests"),
    STATUS(431, "Request Header Fields Too Large"),
    STATUS(451, "Unavailable For Legal Reasons"),
    STATUS(500, "Internal Server Error"),
    STATUS(501, "Not Implemented"),
    STATUS(502, "Bad Gateway"),
    STATUS(503, "Service Unavailable"),
    STATUS(504, "Gateway Timeout"),
    STATUS(505, "HTTP Version Not Supported"),
    STATUS(506, "Variant Also Negotiates"),
    STATUS(507, "Insufficient Storage"),
    STATUS(508, "Loop Detected"),
    STATUS(509, "Bandwidth Limit Exceeded"),
    STATUS(510, "Not Extended"),
    STATUS(511, "Network Authentication Required"),
};

void http1_write_status(struct buf *out, unsigned status, bool with_reason) {
  if (!with_reason) {
    buf_printf(out, "HTTP/1.1 %u ", status);
  } else if (status < sizeof status_lines / sizeof status_lines[0] &&
             status_lines[status].data) {
    buf_append_str(out, status_lines[status]);
  } else {
    buf_printf(out, "HTTP/1.1 %u unknown\r\n", status);
  }
}

// The format of RFC 9110 5.6.7, in any locale.
static void format_date(struct http1_clock *clock, time_t now) {
  static const char days[][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static const char months[][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  struct tm utc;
  gmtime_r(&now, &utc);
  snprintf(clock->line, sizeof clock->line, "Date: %.3s, %02u %.3s %04u %02u:%02u:%02u GMT\r\n",
           days[utc.tm_wday], (unsigned)utc.tm_mday % 100, months[utc.tm_mon],
           (unsigned)(utc.tm_year + 1900) % 10000, (unsigned)utc.tm_hour % 100,
           (unsigned)utc.tm_min % 100, (unsigned)utc.tm_sec % 100);
  clock->second = now;
}

static void write_date(struct buf *out, struct http1_clock *clock) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME_COARSE, &now);
  if (now.tv_sec != clock->second) format_date(clock, now.tv_sec);
  buf_append(out, clock->line, 37);
}

static void write_length(struct buf *out, size_t len) {
  char digits[24], *p = digits + sizeof digits;
  *--p = '\n';
  *--p = '\r';
  do {
    *--p = (char)('0' + len % 10);
    len /= 10;
  } while (len);
  buf_append_str(out, STR("Content-Length: "));
  buf_append(out, p, (size_t)(digits + sizeof digits - p));
}

void http1_write_parts(struct buf *out, unsigned parts, struct str hint, size_t body_len,
                       struct http1_clock *clock) {
  if (parts & HTTP1_PART_DATE) write_date(out, clock);
  if (parts & HTTP1_PART_KEEP_ALIVE) {
    buf_append_str(out, STR("Connection: keep-alive\r\n"));
    buf_append_str(out, hint);
  }
  if (parts & HTTP1_PART_CLOSE) buf_append_str(out, STR("Connection: close\r\n"));
  if (parts & HTTP1_PART_LENGTH) write_length(out, body_len);
  if (parts & HTTP1_PART_CHUNKED) buf_append_str(out, STR("Transfer-Encoding: chunked\r\n"));
  buf_append_str(out, STR("\r\n"));
}
