import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import type { DocNode } from '#shared/text/document';
import { markdownTable, toMarkdown } from '#shared/text/markdown';

const reader = new MarkdownIt({ html: true });
type Marked = readonly [char: string, bold: boolean, italic: boolean];

/** What a Markdown reader makes of a text: each visible character and how it is set. */
function read(markdown: string): Marked[] {
  const seen: Marked[] = [];
  for (const block of reader.parse(markdown, {})) {
    let bold = 0;
    let italic = 0;
    for (const token of block.children ?? []) {
      const sign = token.type === 'html_inline' ? token.content : '';
      if (token.type === 'strong_open' || sign === '<strong>') bold += 1;
      else if (token.type === 'strong_close' || sign === '</strong>') bold -= 1;
      else if (token.type === 'em_open' || sign === '<em>') italic += 1;
      else if (token.type === 'em_close' || sign === '</em>') italic -= 1;
      else if (token.type === 'text' || token.type === 'text_special' || token.type === 'code_inline')
        for (const char of token.content) if (char.trim() !== '') seen.push([char, bold > 0, italic > 0]);
    }
  }
  return seen;
}

const words = fc
  .array(
    fc.constantFrom(
      '重点',
      '：',
      '“',
      '”',
      '，',
      '。',
      'a',
      '1',
      '*',
      '_',
      '**',
      ' ',
      '~',
      '`',
      '<b>',
      '[',
      ']',
      '|',
      '&amp;',
      '\\',
      '#',
      '- ',
      '1. ',
      '+',
      '群',
      '👍',
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((pieces) => pieces.join(''));
const run = fc.record({ text: words, bold: fc.boolean(), italic: fc.boolean() });

test('every character and its bold or italic survives the way through Markdown, whatever stands around it', () => {
  fc.assert(
    fc.property(fc.array(run, { minLength: 1, maxLength: 5 }), (runs) => {
      const content = runs.map(
        ({ text, bold, italic }): DocNode => ({
          type: 'text',
          text,
          marks: [...(bold ? [{ type: 'bold' }] : []), ...(italic ? [{ type: 'italic' }] : [])],
        }),
      );
      const expected = runs.flatMap(({ text, bold, italic }) =>
        Array.from(text).flatMap((char): Marked[] => (char.trim() === '' ? [] : [[char, bold, italic]])),
      );
      expect(read(toMarkdown({ type: 'doc', content: [{ type: 'paragraph', content }] }))).toEqual(expected);
    }),
    { numRuns: 3000 },
  );
});

test('bold Chinese that ends in punctuation stays bold before a letter, where plain ** would not', () => {
  const bold = (text: string): DocNode => ({ type: 'text', text, marks: [{ type: 'bold' }] });
  const paragraph = {
    type: 'paragraph',
    content: [bold('重点：'), { type: 'text', text: '节奏要稳，' }, bold('别断更')],
  };
  expect(toMarkdown({ type: 'doc', content: [paragraph] })).toBe('<strong>重点：</strong>节奏要稳，**别断更**\n');
});

test('headings, lists, tasks, quotes, code and the table of figures come out as an editor reads them', () => {
  const text = (value: string): DocNode => ({ type: 'paragraph', content: [{ type: 'text', text: value }] });
  const doc: DocNode = {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'A 节奏' }] },
      {
        type: 'bulletList',
        content: [
          {
            type: 'listItem',
            content: [
              text('早上 9 点'),
              { type: 'bulletList', content: [{ type: 'listItem', content: [text('早安')] }] },
            ],
          },
        ],
      },
      {
        type: 'orderedList',
        attrs: { start: 3 },
        content: [
          { type: 'listItem', content: [text('三')] },
          { type: 'listItem', content: [text('四')] },
        ],
      },
      {
        type: 'taskList',
        content: [
          { type: 'taskItem', attrs: { checked: true }, content: [text('发海报 @小雨 12-01')] },
          { type: 'taskItem', attrs: { checked: false }, content: [text('改文案')] },
        ],
      },
      { type: 'blockquote', content: [text('客户说'), text('太吵')] },
      { type: 'codeBlock', content: [{ type: 'text', text: '```' }] },
      { type: 'figures' },
      {
        type: 'paragraph',
        content: [{ type: 'text', text: '见链接', marks: [{ type: 'link', attrs: { href: 'https://a.cn/x y' } }] }],
      },
    ],
  };
  const table = markdownTable(['群', '已发'], [['成都|银饰群', 12]]);
  expect(toMarkdown(doc, (node) => (node.type === 'figures' ? table : null))).toBe(`## A 节奏

- 早上 9 点
  - 早安

3. 三
4. 四

- [x] 发海报 @小雨 12-01
- [ ] 改文案

> 客户说
>
> 太吵

\`\`\`\`
\`\`\`
\`\`\`\`

| 群 | 已发 |
| --- | ---: |
| 成都\\|银饰群 | 12 |

[见链接](<https://a.cn/x y>)
`);
});
