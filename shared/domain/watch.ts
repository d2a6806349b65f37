import { wordMatcher } from '../text/wordMatcher';

/** A word that marks a message as a breach, and what is suggested against it. */
export interface WatchRule {
  readonly word: string;
  readonly kind: string;
  readonly action: 'remind' | 'warn' | 'remove';
}

/** Where a rule's word stands in a text (UTF-16 offsets). */
export interface WatchSpan extends WatchRule {
  readonly from: number;
  readonly to: number;
}

/** Finds the words of all rules in a text: in order, of overlapping ones the longer. */
export function watcher(rules: readonly WatchRule[]): (text: string) => readonly WatchSpan[] {
  const matcher = wordMatcher(rules.map(({ word }) => word));
  return (text) => {
    const found: WatchSpan[] = [];
    matcher.scan(text, (index, from, to) => {
      const rule = rules[index];
      if (rule) found.push({ ...rule, from, to });
    });
    if (found.length < 2) return found;
    const kept: WatchSpan[] = [];
    for (const span of found.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
      const last = kept.at(-1);
      if (!last || span.from >= last.to) kept.push(span);
      else if (span.to - span.from > last.to - last.from) kept[kept.length - 1] = span;
    }
    return kept;
  };
}
