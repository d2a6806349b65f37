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

/** The runs of a text between white space and ASCII punctuation, as search sees them. */
function runsOf(text: string): readonly string[] {
  const runs: string[] = [];
  let from = 0;
  let upper = false;
  for (let at = 0; at <= text.length; at += 1) {
    // Past the end as at a space: the last run is cut off there.
    const code = at < text.length ? text.charCodeAt(at) : 32;
    if (isPlain(code)) continue;
    if (code >= 65 && code <= 90) {
      upper = true;
      continue;
    }
    // Anything of more than one form takes the long road.
    if (code > 127) return normalise(text).split(' ');
    if (at > from) runs.push(upper ? text.slice(from, at).toLowerCase() : text.slice(from, at));
    from = at + 1;
    upper = false;
  }
  return runs;
}

/** Index tokens of a text: every pair of neighbouring characters and the last single one of each run, separated by spaces. */
export function cjkTokens(text: string): string {
  let tokens = '';
  for (const run of runsOf(text)) {
    // Only characters beyond the basic plane take two code units.
    const chars = /[\ud800-\udfff]/.test(run) ? Array.from(run) : run;
    const last = chars.length - 1;
    for (let i = 0; i < last; i += 1) tokens += `${chars[i]}${chars[i + 1]} `;
    if (last >= 0) tokens += `${chars[last]} `;
  }
  return tokens.trimEnd();
}

/** A parsed search: `match` is an FTS5 expression ('' = nothing to search), `runs` are the substrings every hit must hold. */
export interface SearchTerms {
  readonly match: string;
  readonly runs: readonly string[];
  /** True where the index alone cannot decide (a run of three characters or more) and `runs` must be looked for. */
  readonly verify: boolean;
}

/** Turns what a user typed into an FTS5 expression over `cjkTokens`; from one character on. */
export function searchTerms(query: string): SearchTerms {
  const runs = normalise(query)
    .split(' ')
    .filter((run) => run !== '');
  const parts: string[] = [];
  for (const run of runs) {
    const chars = Array.from(run);
    if (chars.length === 1) parts.push(`${quoted(run)}*`);
    for (let i = 0; i + 1 < chars.length; i += 1) parts.push(quoted(`${chars[i]}${chars[i + 1]}`));
  }
  return { match: parts.join(' AND '), runs, verify: runs.some((run) => Array.from(run).length > 2) };
}

const quoted = (token: string): string => `"${token.replaceAll('"', '""')}"`;
