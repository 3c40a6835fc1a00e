// SPDX-License-Identifier: MIT

// Compiling components, and rendering one on the server.
import fs from 'node:fs';
import { compile, parse, preprocess, VERSION } from 'svelte/compiler';
import { render } from 'svelte/server';

const source = `<script>
  let { name = 'world', items = [] } = $props();
  let count = $state(0);
  const doubled = $derived(count * 2);
</script>
<h1 class:big={count > 1} onclick={() => count++}>Hello {name}!</h1>
{#if items.length}<ul>{#each items as item, i (item.id)}<li>{i}: {item.text}</li>{/each}</ul>{:else}<p>nothing {doubled}</p>{/if}
{#await Promise.resolve(1) then value}{value}{/await}
<style>h1 { color: red } .big { font-size: 2em } .unused { x: y }</style>`;
console.log(VERSION.split('.')[0], parse(source, { modern: true }).fragment.nodes.length);
for (const generate of ['client', 'server']) {
  const { js, css, warnings } = compile(source, { generate, filename: 'App.svelte', dev: false });
  console.log(js.code, css?.code, warnings.map((w) => w.code));
}
try { compile('<p>{#if}</p>', { filename: 'Bad.svelte' }); } catch (error) { console.log(error.code, error.message.split('\n')[0], error.position); }
console.log((await preprocess('<style>a{}</style>', { style: ({ content }) => ({ code: content.toUpperCase() }) })).code);
const folder = fs.mkdtempSync(new URL('./svelte-', import.meta.url));
try {
  fs.writeFileSync(`${folder}/App.mjs`, compile(source, { generate: 'server', filename: 'App.svelte' }).js.code);
  const { default: App } = await import(`${folder}/App.mjs`);
  console.log(render(App, { props: { items: [{ id: 1, text: '<a>' }] } }).body);
} finally {
  fs.rmSync(folder, { recursive: true });
}
