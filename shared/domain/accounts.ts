/** Colours an account can wear as ring, bar or dot; each keeps 3:1 contrast on the light and the dark ground. */
export const accountColours = [
  '#0e8a84',
  '#3b7dd8',
  '#8a63d2',
  '#c2528b',
  '#d1573b',
  '#b37a16',
  '#5f8a2e',
  '#6b7a85',
] as const;

/** The first colour that no other account wears, or the one worn by the fewest. */
export function freeColour(worn: readonly string[]): string {
  let best: string = accountColours[0];
  let fewest = Number.POSITIVE_INFINITY;
  for (const colour of accountColours) {
    const count = worn.filter((other) => other === colour).length;
    if (count < fewest) [best, fewest] = [colour, count];
  }
  return best;
}

/** Yuan with at most two decimals for an amount in fen: 2990 → "29.9". */
export function yuanOf(fen: number): string {
  return String(fen / 100);
}

/** Fen for a typed amount in yuan, or null where it is none: "¥29.90" → 2990. */
export function fenOf(yuan: string): number | null {
  const match = /^\s*[¥￥]?\s*(\d{1,9})(?:\.(\d{1,2}))?\s*元?\s*$/.exec(yuan.replaceAll(',', ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : null;
}
