// SPDX-License-Identifier: MIT
//
// Decorators of TypeScript: what lower_ts_class.c calls.  Legacy ones (experimentalDecorators) are in
// lower_decorators.c, with the metadata of types in lower_metadata.c; their run time is
// lib/internal/syntax/decorators.js.
//
// Decorators stay where they stand, as functions that the run time calls when TypeScript would:
//
//   @a class C { @b m(@c x: T) {} }
//
//   let C;C=$nd_decorators().legacy(()=>[a],{C:class {static{C=this}
//     static{$nd_decorators().member(this,0,"m",0,()=>[b,$nd_decorators().param(0,c)])}m(x) {} }}.C);
//
// The class is an expression without a name of its own, so that its code sees what the decorators
// made of it.
#ifndef NODUS_SYNTAX_LOWER_DECORATORS_H
#define NODUS_SYNTAX_LOWER_DECORATORS_H

#include "syntax/lower_ts.h"

// Whether a class has decorators of its own, or its constructor's parameters have.
bool ts_is_decorated(const struct transform *t, syn_node_id class);
// What surrounds a decorated class; open leaves its decorators and its name done.
void decorators_open(struct transform *t, syn_node_id class);
void decorators_close(struct transform *t, syn_node_id class);
// At the beginning and the end of a class's body.
void decorators_body_open(struct transform *t, syn_node_id class, syn_node_id body);
void decorators_body_close(struct transform *t, syn_node_id class, syn_node_id body);
// In front of a member that is not erased: its decorators and those of its parameters.
void decorators_member(struct transform *t, syn_node_id member);

// lower_metadata.c: appends the metadata that emitDecoratorMetadata asks for, each with a comma in
// front, of a class (its constructor) or of a member.
void metadata_of_class(struct transform *t, syn_node_id class, struct buf *out);
void metadata_of_member(struct transform *t, syn_node_id member, struct buf *out);
// In the survey: types that metadata names are used as values, so their imports stay.
void metadata_survey(struct transform *t);

// The METHOD of a class that is its constructor, with a body; 0: none.
syn_node_id ts_constructor(const struct transform *t, syn_node_id class);

#endif
