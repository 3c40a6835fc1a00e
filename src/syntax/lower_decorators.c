// SPDX-License-Identifier: MIT
//
// TypeScript's experimental decorators.  The expressions are taken from their places and stand behind
// the class, in the order in which TypeScript evaluates them: instance members, static members, the
// class.  A class with decorators of its own is a variable, which they may give another value:
//
//   @d class A { @e m(@f x) {} }
//   let A;A=class{static{A=this}  m(  x) {} };$nd_decorate([e,$nd_param(0,f)],A.prototype,"m",null);A=$nd_decorate([d],A);
#include "syntax/lower_ts.h"
#include "syntax/token.h"

static const char helpers[] =
    "const %sdecorate=(list,target,...place)=>{const[key,given]=place,isMember=place.length>0;"
    "let "
    "result=!isMember?target:given===null?Object.getOwnPropertyDescriptor(target,key):given;"
    "if(typeof "
    "Reflect.decorate===\"function\")result=isMember?Reflect.decorate(list,target,key,"
    "result):Reflect.decorate(list,target);else for(let i=list.length-1;i>=0;i--)if(list[i])"
    "result=(isMember?list[i](target,key,result):list[i](result))||result;"
    "if(isMember&&result)Object.defineProperty(target,key,result);return result},"
    "%sparam=(index,decorator)=>(target,key)=>decorator(target,key,index),"
    "%smetadata=(key,value)=>typeof "
    "Reflect.metadata===\"function\"?Reflect.metadata(key,value):"
    "undefined;";

bool lower_decorators_program(struct transform *t, syn_node_id id) {
  bool any = false;
  for (uint32_t i = 1; i < t->tree->count && !any; i++)
    any = t->tree->nodes[i].kind == N_DECORATOR;
  if (any && t->lowering->legacy_decorators)
    edits_insertf(t->edits, transform_first_statement(t, id, 0), helpers, t->prefix, t->prefix,
                  t->prefix);
  return false;
}

// The expression of a decorator, out of its place.
static void take(struct transform *t, syn_node_id decorator, struct buf *out) {
  syn_node_id expression = ts_node(t, decorator)->first;
  uint32_t mark = edits_mark(t->edits);
  transform_node(t, expression);
  edits_take_range(t->edits, mark, t->tree->source, ts_node(t, expression)->start,
                   ts_node(t, expression)->end, out);
  ts_blank(t, ts_node(t, decorator)->start, ts_node(t, decorator)->end);
}

void ts_take_decorators(struct transform *t, syn_node_id owner, struct buf *out) {
  for (syn_node_id id = ts_node(t, owner)->first; id && ts_node(t, id)->kind == N_DECORATOR;
       id = ts_node(t, id)->next) {
    take(t, id, out);
    buf_append_char(out, ',');
  }
}

void ts_take_parameter_decorators(struct transform *t, syn_node_id parameter, uint32_t index,
                                  struct buf *out) {
  for (syn_node_id id = ts_node(t, parameter)->first; id && ts_node(t, id)->kind == N_DECORATOR;
       id = ts_node(t, id)->next) {
    if (!out) {
      ts_blank(t, ts_node(t, id)->start, ts_node(t, id)->end);
      continue;
    }
    buf_printf(out, "%sparam(%u,", t->prefix, index);
    take(t, id, out);
    buf_append_text(out, "),");
  }
}

// ---- Metadata ----------------------------------------------------------------------------

static void append_type(struct transform *t, syn_node_id type, struct buf *out, uint32_t depth);

static void append_reference(struct transform *t, syn_node_id type, struct buf *out,
                             uint32_t depth) {
  syn_node_id name = ts_node(t, type)->first, base = name;
  if (ts_node(t, base)->kind == N_CHAIN) base = ts_node(t, base)->first;
  const struct syn_symbol *symbol = ts_symbol(t, base);
  struct str text = tree_text(t->tree, name), first = tree_text(t->tree, base);
  syn_node_id declared =
      symbol && symbol->declaration ? ts_node(t, symbol->declaration)->next : 0;
  if (symbol && symbol->kind == SYMBOL_TYPE) {
    if (declared && ts_node(t, declared)->kind == N_TS_TYPE)
      append_type(t, declared, out, depth + 1);
    else
      buf_append_text(out, "Object");
  } else if (symbol && symbol->kind == SYMBOL_ENUM) {
    syn_node_id value = declared ? ts_node(t, ts_node(t, declared)->first)->next : 0;
    bool is_string = value && ts_node(t, value)->kind == N_STRING;
    buf_append_text(out, is_string ? "String" : "Number");
  } else if (symbol && symbol->kind == SYMBOL_CLASS && base == name) {
    buf_append_str(out, text);
  } else {
    buf_printf(out, "(typeof %.*s!==\"undefined\"&&typeof %.*s===\"function\"?%.*s:Object)",
               (int)first.len, first.data, (int)text.len, text.data, (int)text.len, text.data);
  }
}

// One name for all constituents, or Object.
static void append_union(struct transform *t, syn_node_id type, struct buf *out,
                         uint32_t depth) {
  struct buf common = {0};
  bool differs = false;
  for (syn_node_id id = ts_node(t, type)->first; id; id = ts_node(t, id)->next) {
    uint8_t op = ts_node(t, id)->op;
    if (op == TYPE_NEVER || op == TYPE_NULL || op == TYPE_UNDEFINED) continue;
    struct buf one = {0};
    append_type(t, id, &one, depth + 1);
    if (common.len == 0)
      buf_append_str(&common, buf_str(&one));
    else
      differs |= !str_equal(buf_str(&common), buf_str(&one));
    buf_free(&one);
  }
  if (differs)
    buf_append_text(out, "Object");
  else
    buf_append_str(out, common.len ? buf_str(&common) : STR("void 0"));
  buf_free(&common);
}

static void append_type(struct transform *t, syn_node_id type, struct buf *out,
                        uint32_t depth) {
  static const char *const names[] = {
      [TYPE_NEVER] = "void 0",  [TYPE_VOID] = "void 0",       [TYPE_UNDEFINED] = "void 0",
      [TYPE_NULL] = "void 0",   [TYPE_BOOLEAN] = "Boolean",   [TYPE_NUMBER] = "Number",
      [TYPE_STRING] = "String", [TYPE_BIGINT] = "BigInt",     [TYPE_SYMBOL] = "Symbol",
      [TYPE_ARRAY] = "Array",   [TYPE_FUNCTION] = "Function", [TYPE_INTERSECTION] = NULL,
  };
  enum { DEPTH_LIMIT = 50 };
  uint8_t op = type ? ts_node(t, type)->op : TYPE_OBJECT;
  if (depth > DEPTH_LIMIT)
    buf_append_text(out, "Object");
  else if (op == TYPE_REFERENCE)
    append_reference(t, type, out, depth);
  else if (op == TYPE_UNION || op == TYPE_INTERSECTION)
    append_union(t, type, out, depth);
  else
    buf_append_text(out, names[op] ? names[op] : "Object");
}

static syn_node_id annotated(const struct transform *t, syn_node_id node) {
  syn_node_id annotation = tree_child(t->tree, node, N_TS_ANNOTATION);
  return annotation ? ts_node(t, annotation)->first : 0;
}

void ts_append_parameter_types(struct transform *t, syn_node_id parameters, struct buf *out) {
  buf_printf(out, "%smetadata(\"design:paramtypes\",[", t->prefix);
  for (syn_node_id id = ts_node(t, parameters)->first; id; id = ts_node(t, id)->next) {
    syn_node_id target = ts_parameter_target(t, id);
    if (str_equal(tree_text(t->tree, target), STR("this"))) continue;
    append_type(t, annotated(t, id), out, 0);
    buf_append_char(out, ',');
  }
  buf_append_text(out, "]),");
}

static void append_metadata(struct transform *t, syn_node_id member, struct buf *out) {
  syn_node_id function = tree_child(t->tree, member, N_FUNCTION);
  buf_printf(out, "%smetadata(\"design:type\",", t->prefix);
  if (!function) {
    append_type(t, annotated(t, member), out, 0);
    buf_append_text(out, "),");
    return;
  }
  syn_node_id parameters = tree_child(t->tree, function, N_PARAMETERS);
  uint8_t op = ts_node(t, function)->op;
  if (op == FUNCTION_GETTER)
    append_type(t, annotated(t, function), out, 0);
  else if (op == FUNCTION_SETTER)
    append_type(t, annotated(t, ts_node(t, parameters)->first), out, 0);
  else
    buf_append_text(out, "Function");
  buf_append_text(out, "),");
  ts_append_parameter_types(t, parameters, out);
  if (op == FUNCTION_GETTER || op == FUNCTION_SETTER) return;
  buf_printf(out, "%smetadata(\"design:returntype\",", t->prefix);
  syn_node_id type = annotated(t, function);
  if (type)
    append_type(t, type, out, 0);
  else
    buf_append_text(out, ts_node(t, function)->flags & F_ASYNC ? "Promise" : "void 0");
  buf_append_text(out, "),");
}

void ts_decorate_member(struct transform *t, syn_node_id member, struct str class,
                        const struct buf *list, struct buf *out) {
  syn_node_id key = ts_member_key(t, member);
  const struct syn_node *node = ts_node(t, member);
  struct str text = tree_text(t->tree, key);
  bool is_name = !(node->flags & F_COMPUTED) && ts_node(t, key)->kind == N_NAME;
  bool is_field = node->kind == N_FIELD && !(node->flags & F_ACCESSOR);
  buf_printf(out, ";%sdecorate([%.*s", t->prefix, (int)list->len, list->data);
  if (t->lowering->decorator_metadata) append_metadata(t, member, out);
  buf_printf(out, "],%.*s%s,%s%.*s%s,%s)", (int)class.len, class.data,
             node->flags & F_STATIC ? "" : ".prototype", is_name ? "\"" : "", (int)text.len,
             text.data, is_name ? "\"" : "", is_field ? "void 0" : "null");
}

bool ts_is_decorated(const struct transform *t, syn_node_id node) {
  syn_node_id first = ts_node(t, node)->first;
  return first && ts_node(t, first)->kind == N_DECORATOR;
}
