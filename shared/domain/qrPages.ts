/** The most bytes of one code: a version 20 code (97 × 97) at the low correction level, easily read from a screen. */
export const QR_BYTES = 800;

/** The UTF-8 length of a text, in bytes. */
const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** Splits a text into pieces that each fit one code, never inside a character (emoji sequences stay whole); '' gives none. */
export function qrPages(text: string, limit: number = QR_BYTES): readonly string[] {
  const pages: string[] = [];
  let page = '';
  let size = 0;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    // A cluster longer than a whole code can only be split between its code points.
    for (const piece of bytes(segment) > limit ? Array.from(segment) : [segment]) {
      const more = bytes(piece);
      if (size + more > limit && page !== '') {
        pages.push(page);
        page = '';
        size = 0;
      }
      page += piece;
      size += more;
    }
  }
  if (page !== '') pages.push(page);
  return pages;
}
