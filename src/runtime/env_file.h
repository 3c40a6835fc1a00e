// SPDX-License-Identifier: MIT
//
// Files of environment variables (`.env`), in Node's dialect: see env_file.c.
#ifndef NODUS_RUNTIME_ENV_FILE_H
#define NODUS_RUNTIME_ENV_FILE_H

#include "util/buf.h"

typedef void env_file_visit(void *arg, struct str name, struct str value);

// Calls visit for each variable in order; the slices are valid during the call.
void env_file_parse(struct str text, env_file_visit *visit, void *arg);

// Appends the content of a file; 0 or a negative uv code.
int env_file_read(const char *path, struct buf *content);

#endif
