/** Takes one find: which word (its place in the list), and where it stands (UTF-16 offsets). */
export type OnWord = (word: number, from: number, to: number) => void;

/** Finds many words in one pass over a text. */
export interface WordMatcher {
  readonly scan: (text: string, take: OnWord) => void;
}

/** One code unit as words are compared: half-width, lower case. */
function fold(code: number): number {
  if (code >= 0xff01 && code <= 0xff5e) return fold(code - 0xfee0);
  if (code === 0x3000) return 32;
  if (code >= 65 && code <= 90) return code + 32;
  return code;
}

/** The trie of all words, before it is laid out: children of a node by symbol. */
interface Trie {
  readonly children: readonly ReadonlyMap<number, number>[];
  readonly word: readonly number[];
  readonly symbols: ReadonlyMap<number, number>;
}

function grow(words: readonly string[]): Trie {
  const children: Map<number, number>[] = [new Map<number, number>()];
  const word: number[] = [-1];
  const symbols = new Map<number, number>();
  words.forEach((text, index) => {
    let node = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = fold(text.charCodeAt(at));
      const symbol = symbols.get(code) ?? symbols.size + 1;
      symbols.set(code, symbol);
      let next = children[node]?.get(symbol);
      if (next === undefined) {
        next = children.length;
        children.push(new Map());
        word.push(-1);
        children[node]?.set(symbol, next);
      }
      node = next;
    }
    if (node > 0 && word[node] === -1) word[node] = index;
  });
  return { children, word, symbols };
}

/**
 * Builds an Aho–Corasick automaton over typed arrays: a double array of transitions (`base`, `check`), so that a step
 * is two reads, and a table from code units to symbols, so that a character of no word costs one.
 * Upper and lower case, full and half width are the same; equal words count as the first of them.
 */
export function wordMatcher(words: readonly string[]): WordMatcher {
  const { children, word, symbols } = grow(words);
  const symbolOf = new Uint16Array(65_536);
  for (let code = 0; code < 65_536; code += 1) symbolOf[code] = symbols.get(fold(code)) ?? 0;
  const { base, check, slotOf } = layOut(children, symbols.size);
  const size = base.length;
  const fail = new Int32Array(size);
  // The nearest slot, itself included, that ends a word along the failure links; 0 = none.
  const hit = new Int32Array(size);
  const next = new Int32Array(size);
  const wordAt = new Int32Array(size);
  const lengths = Int32Array.from(words, ({ length }) => length);

  const queue: number[] = [0];
  for (let head = 0; head < queue.length; head += 1) {
    const node = queue[head] ?? 0;
    const slot = slotOf[node] ?? 0;
    for (const [symbol, child] of children[node] ?? []) {
      queue.push(child);
      const target = slotOf[child] ?? 0;
      let back = fail[slot] ?? 0;
      if (node !== 0) {
        while (back !== 0 && check[(base[back] ?? 0) + symbol] !== back) back = fail[back] ?? 0;
        const step = (base[back] ?? 0) + symbol;
        fail[target] = check[step] === back ? step : 0;
      }
      const behind = hit[fail[target] ?? 0] ?? 0;
      const own = word[child] ?? -1;
      wordAt[target] = own;
      hit[target] = own >= 0 ? target : behind;
      next[target] = behind;
    }
  }

  return {
    scan: (text, take) => {
      let state = 0;
      const { length } = text;
      for (let at = 0; at < length; at += 1) {
        const symbol = symbolOf[text.charCodeAt(at)] as number;
        if (symbol === 0) {
          state = 0;
          continue;
        }
        for (;;) {
          const step = (base[state] as number) + symbol;
          if (check[step] === state) {
            state = step;
            break;
          }
          if (state === 0) break;
          state = fail[state] as number;
        }
        for (let found = hit[state] as number; found !== 0; found = next[found] as number) {
          const index = wordAt[found] as number;
          take(index, at + 1 - (lengths[index] as number), at + 1);
        }
      }
    },
  };
}

/** Gives every node of the trie a slot such that a child stands at its parent's base plus its symbol. */
function layOut(children: Trie['children'], symbolCount: number) {
  // Every base leaves room for every symbol, so that no step reads past the end.
  let size = 1024 + symbolCount;
  let base = new Int32Array(size);
  let check = new Int32Array(size).fill(-1);
  const slotOf = new Int32Array(children.length);
  const ensure = (needed: number): void => {
    if (needed < size) return;
    const before = size;
    size = Math.max(needed + 1, size * 2);
    const [oldBase, oldCheck] = [base, check];
    base = new Int32Array(size);
    check = new Int32Array(size).fill(-1, before);
    base.set(oldBase);
    check.set(oldCheck);
  };
  const place = (node: number, free: number): number => {
    const symbols = Array.from(children[node]?.keys() ?? []);
    let offset = Math.max(0, free - (symbols[0] ?? 0));
    for (; ; offset += 1) {
      ensure(offset + symbolCount + 1);
      // Slot 0 is the root's own.
      if (symbols.every((symbol) => offset + symbol > 0 && check[offset + symbol] === -1)) return offset;
    }
  };
  let free = 1;
  check[0] = -2;
  for (let head = 0, queue = [0]; head < queue.length; head += 1) {
    const node = queue[head] ?? 0;
    const kids = children[node] ?? new Map<number, number>();
    const slot = slotOf[node] ?? 0;
    while (check[free] !== -1 && free < size - 1) free += 1;
    const offset = kids.size === 0 ? 0 : place(node, free);
    base[slot] = offset;
    for (const [symbol, child] of kids) {
      slotOf[child] = offset + symbol;
      check[offset + symbol] = slot;
      queue.push(child);
    }
    ensure(offset + symbolCount + 1);
  }
  return { base, check, slotOf };
}
