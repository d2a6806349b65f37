/** What a naming pattern puts together: `{region}{category}交流群{number}`; `{letter}` counts A, B … Z, AA. */
export interface NameParts {
  readonly region: string;
  readonly category: string;
  readonly brand: string;
  readonly house: string;
}

const COUNTER = /\{(number|letter)\}/;

/** The running sign a pattern asks for, if any. */
export function counterOf(pattern: string): 'number' | 'letter' | null {
  const found = COUNTER.exec(pattern)?.[1];
  return found === 'number' || found === 'letter' ? found : null;
}

/** The n-th letter sign, from 1 on: A … Z, AA, AB … */
export function letterSign(n: number): string {
  let rest = n;
  let sign = '';
  while (rest > 0) {
    rest -= 1;
    sign = String.fromCharCode(65 + (rest % 26)) + sign;
    rest = Math.floor(rest / 26);
  }
  return sign;
}

/** Which letter sign this is, from 1 on; 0 for anything else. */
export function letterIndex(sign: string): number {
  if (!/^[A-Z]{1,6}$/.test(sign)) return 0;
  return Array.from(sign).reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 64, 0);
}

/** Fills a pattern; a field that is empty leaves nothing behind. */
export function composeName(pattern: string, parts: NameParts, counter: string): string {
  return pattern
    .replace(/\{(region|category|brand|house|number|letter)\}/g, (_all, field: string) => {
      switch (field) {
        case 'region':
        case 'category':
        case 'brand':
        case 'house':
          return parts[field];
        default:
          return counter;
      }
    })
    .trim();
}

/** The next `count` names of a pattern: one after the highest sign in use, never a name that is taken.
 * A pattern without a running sign gives its one name, and numbers only where that is taken. */
export function nextNames(
  pattern: string,
  parts: NameParts,
  taken: readonly string[],
  count: number,
): readonly { readonly name: string; readonly number: string }[] {
  const kind = counterOf(pattern);
  const bare = composeName(pattern, parts, '');
  if (kind === null && bare === '') return [];
  const used = new Set(taken);
  if (kind === null && count === 1 && !used.has(bare)) return [{ name: bare, number: '' }];
  const numbered = kind === null ? `${pattern}{number}` : pattern;
  const sign = (n: number): string => (kind === 'letter' ? letterSign(n) : String(n));
  const [head = '', tail = ''] = composeName(numbered, parts, '\u0000').split('\u0000');
  let highest = 0;
  for (const name of used) {
    if (name.length <= head.length + tail.length || !name.startsWith(head) || !name.endsWith(tail)) continue;
    const middle = name.slice(head.length, name.length - tail.length);
    const n = kind === 'letter' ? letterIndex(middle) : /^[1-9]\d{0,8}$/.test(middle) ? Number(middle) : 0;
    highest = Math.max(highest, n);
  }
  return Array.from({ length: count }, (_none, i) => {
    const number = sign(highest + 1 + i);
    return { name: composeName(numbered, parts, number), number };
  });
}
