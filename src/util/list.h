// SPDX-License-Identifier: MIT
//
// An intrusive doubly linked list: a struct list is both the head and the link in an element.
#ifndef NODUS_UTIL_LIST_H
#define NODUS_UTIL_LIST_H

#include <stdbool.h>
#include <stddef.h>

struct list {
  struct list *next, *prev;
};

#define LIST_ENTRY(link, type, field) ((type *)((char *)(link)-offsetof(type, field)))

static inline void list_init(struct list *head) {
  head->next = head->prev = head;
}

static inline bool list_is_empty(const struct list *head) {
  return head->next == head;
}

static inline void list_append(struct list *head, struct list *link) {
  link->prev = head->prev;
  link->next = head;
  head->prev->next = link;
  head->prev = link;
}

// Harmless on a link that was removed already.
static inline void list_remove(struct list *link) {
  link->prev->next = link->next;
  link->next->prev = link->prev;
  link->next = link->prev = link;
}

#endif
