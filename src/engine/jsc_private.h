// SPDX-License-Identifier: MIT
//
// JavaScriptCore's exported C functions that no installed header declares: its stable private
// interface (JSBasePrivate.h, JSContextRefPrivate.h, JSScriptRefPrivate.h, ... in WebKit).
#ifndef NODUS_ENGINE_JSC_PRIVATE_H
#define NODUS_ENGINE_JSC_PRIVATE_H

#include <JavaScriptCore/JavaScript.h>

typedef struct OpaqueJSScript *JSScriptRef;
typedef struct OpaqueJSWeak *JSWeakRef;

void JSLock(JSContextRef ctx);
void JSUnlock(JSContextRef ctx);

bool JSConfigureSignalForGC(int signal);
void JSDisableGCTimer(void);
void JSSynchronousGarbageCollectForDebugging(JSContextRef ctx);
void JSReportExtraMemoryCost(JSContextRef ctx, size_t size);
JSObjectRef JSGetMemoryUsageStatistics(JSContextRef ctx);

void JSGlobalContextSetUnhandledRejectionCallback(JSGlobalContextRef ctx, JSObjectRef function,
                                                  JSValueRef *exception);

JSScriptRef JSScriptCreateReferencingImmortalASCIIText(JSContextGroupRef group, JSStringRef url,
                                                       int first_line, const char *source,
                                                       size_t length, JSStringRef *error,
                                                       int *error_line);
void JSScriptRelease(JSScriptRef script);
JSValueRef JSScriptEvaluate(JSContextRef ctx, JSScriptRef script, JSValueRef self,
                            JSValueRef *exception);

JSGlobalContextRef JSObjectGetGlobalContext(JSObjectRef object);
void JSGlobalContextSetEvalEnabled(JSGlobalContextRef ctx, bool enabled, JSStringRef message);

typedef bool JSShouldTerminate(JSContextRef ctx, void *arg);
void JSContextGroupSetExecutionTimeLimit(JSContextGroupRef group, double seconds,
                                         JSShouldTerminate *callback, void *arg);

JSObjectRef JSObjectGetProxyTarget(JSObjectRef object);

JSWeakRef JSWeakCreate(JSContextGroupRef group, JSObjectRef object);
JSObjectRef JSWeakGetObject(JSWeakRef weak);
void JSWeakRelease(JSContextGroupRef group, JSWeakRef weak);

#endif
