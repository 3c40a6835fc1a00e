// SPDX-License-Identifier: MIT

// Compiling single-file components, and rendering on the server.
import { compileScript, compileStyleAsync, compileTemplate, parse, rewriteDefault } from '@vue/compiler-sfc';
import { createSSRApp, h, ref } from 'vue';
import { renderToString } from '@vue/server-renderer';

const source = `<script setup lang="ts">
import { ref, computed } from 'vue';
const props = withDefaults(defineProps<{ title: string; count?: number }>(), { count: 1 });
const emit = defineEmits<{ (e: 'change', value: number): void }>();
const n = ref<number>(props.count);
const twice = computed(() => n.value * 2);
</script>
<template><section :class="{ on: n > 1 }"><h1 v-if="title">{{ title }}</h1><li v-for="(x, i) in 3" :key="i" @click.stop="emit('change', x)">{{ x }} {{ twice }}</li><slot name="end"/></section></template>
<style scoped>.on h1 { color: v-bind('props.title') } :deep(a) { b: c }</style>`;
const { descriptor, errors } = parse(source, { filename: 'App.vue' });
console.log(errors, Object.keys(descriptor.template.attrs), descriptor.styles.length);
const script = compileScript(descriptor, { id: 'abc', inlineTemplate: true });
console.log(script.content, script.bindings);
console.log(compileTemplate({ source: descriptor.template.content, id: 'abc', filename: 'App.vue', scoped: true, ssr: true, ssrCssVars: [] }).code);
console.log((await compileStyleAsync({ source: descriptor.styles[0].content, id: 'data-v-abc', scoped: true, filename: 'App.vue' })).code);
console.log(rewriteDefault('export default { a: 1 }', '_main'), parse('<template><div></template>').errors.map(String));
const app = createSSRApp({ setup() { const n = ref(2); return () => h('p', { class: ['a', { b: n.value > 1 }], title: '"' }, [`n is ${n.value}`, h('br')]); } });
console.log(await renderToString(app));
const compiled = createSSRApp({ template: '<ul><li v-for="i in 2">{{ i }}</li></ul>', data: () => ({}) });
console.log(await renderToString(compiled));
