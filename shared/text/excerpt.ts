import { normalise, searchTerms } from './cjk';

/** A stretch of text around the first hit; `marks` are [from, to) places of hits inside `text`. */
export interface Excerpt {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
}

const BEFORE = 16;
const LENGTH = 80;

/** The part of a text to show for a search: around its first hit, or from the start where nothing is searched. */
export function excerptOf(text: string, query: string): Excerpt {
  const { runs } = searchTerms(query);
  const hits = runs.flatMap((run) => placesOf(text, run)).sort((a, b) => a[0] - b[0]);
  const first = hits[0]?.[0] ?? 0;
  const from = whole(text, first > BEFORE ? first - BEFORE : 0);
  const to = whole(text, Math.min(text.length, from + LENGTH));
  const lead = from > 0 ? '…' : '';
  const shift = lead.length - from;
  return {
    text: `${lead}${text.slice(from, to).replaceAll('\n', ' ')}${to < text.length ? '…' : ''}`,
    marks: merged(hits.filter(([start, end]) => start >= from && end <= to)).map(([a, b]) => [a + shift, b + shift]),
  };
}

/** Never cuts a surrogate pair in two. */
const whole = (text: string, index: number): number =>
  index > 0 && index < text.length && /[\udc00-\udfff]/.test(text.charAt(index)) ? index - 1 : index;

/** Where a normalised run stands in a text as written. */
function placesOf(text: string, run: string): (readonly [number, number])[] {
  let flat = '';
  const origin: number[] = [];
  let index = 0;
  for (const char of text) {
    const mark = normalise(char);
    // Marks in a row are one, as in the run.
    const seen = mark === '' && flat.endsWith(' ') ? '' : mark || ' ';
    for (let i = 0; i < seen.length; i += 1) origin.push(index);
    flat += seen;
    index += char.length;
  }
  origin.push(index);
  const places: (readonly [number, number])[] = [];
  for (let at = flat.indexOf(run); at !== -1; at = flat.indexOf(run, at + run.length)) {
    const start = origin[at] ?? 0;
    let end = at + run.length;
    while (end < origin.length - 1 && origin[end] === origin[end - 1]) end += 1;
    places.push([start, origin[end] ?? index]);
  }
  return places;
}

function merged(marks: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const out: (readonly [number, number])[] = [];
  for (const [start, end] of marks) {
    const last = out.at(-1);
    if (last && start <= last[1]) out[out.length - 1] = [last[0], Math.max(last[1], end)];
    else out.push([start, end]);
  }
  return out;
}
