// SPDX-License-Identifier: MIT

// Formatting by every parser that prettier has in its own package.
import * as prettier from 'prettier';

const sources = {
  babel: 'const  a = {b:1,...c}; async function* f(x=1,[y,...z]){ for await(const q of x) yield* await q??z }\nclass A extends B{ #p=1; static{ this.x=1 } get v(){return this.#p} }',
  typescript: 'enum E{A=1,B} abstract class C<T extends keyof E>{ constructor(private readonly x:T,public y?:number){} @dec() m<K>(this:C<T>):asserts this is K{} }\ntype M={[K in keyof T as `get${K}`]?:T[K]}',
  css: 'a{color:red;b:c}@media (min-width:100px){.x>y{margin:0 0 0 0}}',
  scss: '$a:1px;.x{&:hover{width:calc(#{$a} + 2px)}@include m($a)}',
  less: '@a:1px;.m(){width:@a}.x{.m();&:hover{color:darken(red,10%)}}',
  json: '{"a":[1,2,{"b":null}],"c":"d"}',
  yaml: 'a:   1\nb:\n    - x\n    - {y: 2,   z: [3,4]}\n',
  markdown: '# Title\n* one\n* two\n\n| a | b |\n|--|:-:|\n| long cell | x |\n\n```js\nfoo( )\n```\n',
  html: '<!doctype html><html><body><ul><li>a<li>b</ul><script>let  x=1</script><style>a{b:c}</style></body></html>',
  vue: '<template><div v-if="a&&b" @click="c( 1 )">{{ x|f }}</div></template>\n<script setup lang="ts">const a=ref<number>( 1 )</script>',
  graphql: 'query Q($a:Int=1){ user(id:$a){...F name} } fragment F on User{id}',
  glimmer: '{{#if a}}<b class="x {{y}}">{{z}}</b>{{else}}no{{/if}}',
};
for (const [parser, source] of Object.entries(sources)) {
  console.log(`-- ${parser}`);
  console.log(await prettier.format(source, { parser, semi: false, singleQuote: true }));
}
console.log(await prettier.check('a;\n', { parser: 'babel' }), (await prettier.getSupportInfo()).languages.length);
await prettier.format('let = (', { parser: 'babel' }).catch((error) => console.log(error.name, error.message));
