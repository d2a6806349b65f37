/** Text as search sees it: NFKC, lower case, any white space or ASCII punctuation as one space. */
export function normalise(text: string): string {
  // Most names and numbers already are: this runs for every word that is stored.
  if (isNormal(text)) return text;
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]+/g, ' ')
    .trim();
}

/** True for a text of lower-case Latin letters, digits and the Chinese characters that have one form only. */
function isNormal(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (!isPlain(text.charCodeAt(at))) return false;
  }
  return true;
}

const isPlain = (code: number): boolean =>
  (code >= 0x4e00 && code <= 0x9fff) || (code >= 97 && code <= 122) || (code >= 48 && code <= 57);

/** Index tokens of a text: every pair of neighbouring characters and the last single one of each run, separated by spaces. */
export function cjkTokens(text: string): string {
  const quick = quickTokens(text);
  if (quick !== null) return quick;
  let tokens = '';
  for (const run of normalise(text).split(' ')) {
    // Only characters beyond the basic plane take two code units.
    const chars = /[\ud800-\udfff]/.test(run) ? Array.from(run) : run;
    const last = chars.length - 1;
    for (let i = 0; i < last; i += 1) tokens += `${chars[i]}${chars[i + 1]} `;
    if (last >= 0) tokens += `${chars[last]} `;
  }
  return tokens.trimEnd();
}

// Tokens are gathered as code units: putting them together as strings took most of the time that indexing took.
let units = new Uint16Array(4096);
const toText = new TextDecoder('utf-16le');

/** The tokens of a text of plain Chinese characters, ASCII in either width and emoji; null for any other. */
function quickTokens(text: string): string | null {
  if (units.length < text.length * 3 + 2) units = new Uint16Array(text.length * 4);
  let end = 0;
  let before = 0;
  // Past the end as at a space: the last run is cut off there.
  for (let at = 0; at <= text.length; at += 1) {
    const raw = text.codePointAt(at) ?? SPACE;
    const narrow = raw >= 0xff01 && raw <= 0xff5e ? raw - 0xfee0 : raw;
    const code = narrow >= 65 && narrow <= 90 ? narrow + 32 : narrow;
    const known = isPlain(code) || isEmoji(code);
    if (!known && code > 127) return null;
    if (before !== 0) {
      end = put(before, end);
      if (known) end = put(code, end);
      units[end] = SPACE;
      end += 1;
    }
    before = known ? code : 0;
    if (code > 0xffff) at += 1;
  }
  return end === 0 ? '' : toText.decode(units.subarray(0, end - 1));
}

/** Writes a character among the units; gives where the next goes. */
function put(code: number, at: number): number {
  if (code <= 0xffff) {
    units[at] = code;
    return at + 1;
  }
  units[at] = 0xd800 + ((code - 0x10000) >> 10);
  units[at + 1] = 0xdc00 + (code & 0x3ff);
  return at + 2;
}

/** Pictures, symbols and what joins them, which normalising leaves as they are. */
const isEmoji = (code: number): boolean =>
  (code >= 0x1f300 && code <= 0x1faff) || (code >= 0x2600 && code <= 0x27bf) || code === 0x200d || code === 0xfe0f;

const SPACE = 32;

/** A parsed search: `match` is an FTS5 expression ('' = nothing to search), `runs` are the substrings every hit must hold. */
export interface SearchTerms {
  readonly match: string;
  readonly runs: readonly string[];
  /** True where the index alone cannot decide (a run of three characters or more, or marks inside) and `runs` must be looked for. */
  readonly verify: boolean;
}

/** Turns what a user typed into an FTS5 expression over `cjkTokens`; from one character on. */
export function searchTerms(query: string): SearchTerms {
  const runs = query
    .split(/\s+/)
    // An ID, an address or a date is one word with its marks; any other mark parts words.
    .flatMap((word) => (/^[\w.@:/+-]+$/.test(word) ? [normalise(word)] : normalise(word).split(' ')))
    .filter((run) => run !== '');
  const parts: string[] = [];
  for (const piece of runs.flatMap((run) => run.split(' '))) {
    const chars = Array.from(piece);
    if (chars.length === 1) parts.push(`${quoted(piece)}*`);
    for (let i = 0; i + 1 < chars.length; i += 1) parts.push(quoted(`${chars[i]}${chars[i + 1]}`));
  }
  return { match: parts.join(' AND '), runs, verify: runs.some((run) => Array.from(run).length > 2) };
}

const quoted = (token: string): string => `"${token.replaceAll('"', '""')}"`;
