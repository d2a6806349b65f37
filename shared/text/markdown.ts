import type { DocMark, DocNode } from './document';

/** What stands for a node that only the caller knows (the table of figures), as finished Markdown. */
export type WriteNode = (node: DocNode) => string | null;

/** A note's document as Markdown (CommonMark with tables, task lists and strikethrough). */
export function toMarkdown(doc: DocNode, writeNode: WriteNode = () => null): string {
  return `${blocks(doc.content ?? [], writeNode).trim()}\n`;
}

const blocks = (nodes: readonly DocNode[], writeNode: WriteNode): string =>
  nodes
    .map((node) => block(node, writeNode))
    .filter((text) => text !== '')
    .join('\n\n');

function block(node: DocNode, writeNode: WriteNode): string {
  const own = writeNode(node);
  if (own !== null) return own;
  switch (node.type) {
    case 'paragraph':
      return inline(node.content ?? []);
    case 'heading':
      return `${'#'.repeat(headingLevel(node))} ${inline(node.content ?? []).replaceAll('\n', ' ')}`.trimEnd();
    case 'blockquote':
      return indented(blocks(node.content ?? [], writeNode), '> ', '> ');
    case 'codeBlock':
      return fenced(node);
    case 'horizontalRule':
      return '---';
    case 'bulletList':
      return list(node, writeNode, () => '- ');
    case 'orderedList': {
      const start = Number(node.attrs?.['start'] ?? 1);
      return list(node, writeNode, (index) => `${start + index}. `);
    }
    case 'taskList':
      return list(node, writeNode, (_, item) => `- [${item.attrs?.['checked'] === true ? 'x' : ' '}] `, '  ');
    default:
      return node.content ? blocks(node.content, writeNode) : '';
  }
}

const headingLevel = (node: DocNode): number => Math.min(6, Math.max(1, Number(node.attrs?.['level'] ?? 1)));

function list(
  node: DocNode,
  writeNode: WriteNode,
  marker: (index: number, item: DocNode) => string,
  indent?: string,
): string {
  const items = (node.content ?? []).map((item, index) => {
    const lead = marker(index, item);
    const body = (item.content ?? []).reduce((text, child, at) => {
      const gap = at === 0 ? '' : child.type === 'bulletList' || child.type === 'taskList' ? '\n' : '\n\n';
      return text + gap + block(child, writeNode);
    }, '');
    return indented(body, lead, indent ?? ' '.repeat(lead.length)).trimEnd();
  });
  return items.join('\n');
}

const indented = (text: string, first: string, rest: string): string =>
  text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line === '' ? rest.trimEnd() : rest + line))
    .join('\n');

function fenced(node: DocNode): string {
  const code = (node.content ?? []).map((child) => child.text ?? '').join('');
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/g), (run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const language = node.attrs?.['language'];
  return `${fence}${typeof language === 'string' ? language : ''}\n${code}\n${fence}`;
}

/** Marks that Markdown has, outermost first; underline and the like keep their words only. */
const ORDER = ['link', 'bold', 'italic', 'strike', 'code'] as const;
type Mark = (typeof ORDER)[number];

interface Piece {
  readonly text: string;
  readonly marks: readonly DocMark[];
}

function inline(nodes: readonly DocNode[]): string {
  const pieces = nodes.map(
    (node): Piece => ({ text: node.type === 'hardBreak' ? '\n' : (node.text ?? ''), marks: node.marks ?? [] }),
  );
  return lineStarts(nested(pieces, 0, '', '').replace(/(\\\n)+$/u, ''));
}

/** Writes pieces mark by mark, outermost first; `before` and `after` are the characters next to them. */
function nested(pieces: readonly Piece[], depth: number, before: string, after: string): string {
  const mark = ORDER[depth];
  if (mark === undefined) return pieces.map((piece) => escaped(piece.text)).join('');
  let out = '';
  for (let i = 0; i < pieces.length; ) {
    const own = pieces[i]?.marks.find((one) => one.type === mark);
    let end = i + 1;
    while (
      end < pieces.length &&
      same(
        own,
        pieces[end]?.marks.find((one) => one.type === mark),
      )
    )
      end += 1;
    const run = pieces.slice(i, end);
    const left = lastChar(out) || before;
    const right = firstChar(pieces[end]?.text ?? '') || after;
    out += own === undefined ? nested(run, depth + 1, left, right) : wrapped(mark, own, run, depth, left, right);
    i = end;
  }
  return out;
}

const same = (a: DocMark | undefined, b: DocMark | undefined): boolean =>
  a?.type === b?.type && a?.attrs?.['href'] === b?.attrs?.['href'];

const SIGNS: Readonly<Record<Exclude<Mark, 'link' | 'code'>, readonly [string, string]>> = {
  bold: ['**', 'strong'],
  italic: ['*', 'em'],
  strike: ['~~', 'del'],
};

function wrapped(mark: Mark, own: DocMark, run: readonly Piece[], depth: number, left: string, right: string): string {
  const plain = run.map((piece) => piece.text).join('');
  if (mark === 'code') return codeSpan(plain);
  // Emphasis cannot begin or end with white space: that stands outside it.
  const lead = /^\s*/u.exec(plain)?.[0] ?? '';
  if (lead === plain) return plain;
  const trail = /\s*$/u.exec(plain)?.[0] ?? '';
  const inner = nested(trimmed(run, lead.length, trail.length), depth + 1, '', '');
  if (mark === 'link') return `${lead}[${inner}](${target(own.attrs?.['href'])})${trail}`;
  const [sign, tag] = SIGNS[mark];
  // `**重点：**后面` is not bold in CommonMark, since a sign between punctuation and a letter does not close; HTML always is.
  const fits =
    flanks(lead === '' ? left : ' ', firstChar(inner)) &&
    flanks(trail === '' ? right : ' ', lastChar(inner)) &&
    !/[*~<]/u.test(firstChar(inner) + lastChar(inner) + (lead === '' ? left : '') + (trail === '' ? right : ''));
  return `${lead}${fits ? `${sign}${inner}${sign}` : `<${tag}>${inner}</${tag}>`}${trail}`;
}

/** True where a sign between `outside` and `inside` opens or closes, by CommonMark's flanking rule. */
const flanks = (outside: string, inside: string): boolean =>
  inside !== '' && (!PUNCTUATION.test(inside) || outside === '' || /\s/u.test(outside) || PUNCTUATION.test(outside));

const PUNCTUATION = /[\p{P}\p{S}]/u;
const firstChar = (text: string): string => Array.from(text)[0] ?? '';
const lastChar = (text: string): string => Array.from(text).at(-1) ?? '';

function trimmed(run: readonly Piece[], lead: number, trail: number): Piece[] {
  const total = run.reduce((sum, piece) => sum + piece.text.length, 0);
  let at = 0;
  return run.flatMap((piece) => {
    const start = Math.max(0, lead - at);
    const end = Math.min(piece.text.length, total - trail - at);
    at += piece.text.length;
    return end > start ? [{ ...piece, text: piece.text.slice(start, end) }] : [];
  });
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...Array.from(text.matchAll(/`+/g), (found) => found[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^`|`$|^ .* $/su.test(text) ? ' ' : '';
  return `${fence}${pad}${text.replaceAll('\n', ' ')}${pad}${fence}`;
}

const target = (href: unknown): string => {
  if (typeof href !== 'string') return '';
  return /^[^\s<>()\\]*$/u.test(href) ? href : `<${href.replace(/[<>\n\\]/gu, encodeURIComponent)}>`;
};

/** Text with everything taken back that Markdown would read as a sign. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>~|]/gu, '\\$&')
    .replace(/&(?=#?\w+;)/gu, '\\&')
    .replace(/\n/gu, '\\\n');

/** Signs that mean something only at the start of a line. */
const lineStarts = (text: string): string =>
  text
    .replace(/^([ \t]*)([#+=-])/gmu, '$1\\$2')
    .replace(/^([ \t]*\d{1,9})([.)])(?=\s|$)/gmu, '$1\\$2')
    .replace(/^[ \t]+/gmu, '');

/** A table as Markdown; numbers are set right. */
export function markdownTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((cell) => escaped(String(cell)).replaceAll('\\\n', ' ')).join(' | ')} |`;
  const rule = head.map((_, index) =>
    rows.length > 0 && rows.every((row) => typeof row[index] === 'number') ? '---:' : '---',
  );
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}
