// SPDX-License-Identifier: MIT

// Markdown to trees, to HTML and back.
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';

const text = `# Title *with* emphasis

1. one
2. two [link](http://example.com "title") and \`code\`

| a | b |
| - | :-: |
| 1 | ~~2~~ |

- [x] done
- [ ] open

> quoted
> text[^1]

[^1]: A note.

\`\`\`js
let x = 1;
\`\`\`
`;
console.log(String(await unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).process(text)));
console.log(String(await remark().use(remarkGfm).use(() => (tree) => { tree.children[0].depth = 3; }).process(text)));
console.log(JSON.stringify(unified().use(remarkParse).parse('*a* `b`')));
const file = await unified().use(remarkParse).use(() => (tree, vfile) => { vfile.message('remark', tree.children[0]); }).use(remarkRehype).use(rehypeStringify).process('x');
console.log(file.messages.map(String));
