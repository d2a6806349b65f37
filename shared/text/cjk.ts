/** Text as search sees it: NFKC, lower case, any white space or ASCII punctuation as one space. */
export function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]+/g, ' ')
    .trim();
}

/** Index tokens of a text: every pair of neighbouring characters and the last single one of each run, separated by spaces. */
export function cjkTokens(text: string): string {
  const tokens = new Set<string>();
  for (const run of normalise(text).split(' ')) {
    const chars = Array.from(run);
    for (let i = 0; i + 1 < chars.length; i += 1) tokens.add(`${chars[i]}${chars[i + 1]}`);
    const last = chars.at(-1);
    if (last !== undefined) tokens.add(last);
  }
  return Array.from(tokens).join(' ');
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
