const SIZE = 13;
/** No small letter or digit of a sans-serif face is wider than this part of its size, but for m and w. */
const NARROW = 0.66;

/**
 * The most that a text can take in one line, px at 13 px; infinite where it holds anything but Chinese characters and ASCII.
 * What surely fits need not be clipped.
 */
export function mostWidth(text: string): number {
  let width = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) width += 1;
    else if (code > 0x7e) return Number.POSITIVE_INFINITY;
    else width += isNarrow(code) ? NARROW : 1.05;
  }
  return width * SIZE;
}

const isNarrow = (code: number): boolean =>
  (code >= 97 && code <= 122 && code !== 109 && code !== 119) || (code >= 44 && code <= 58) || code === 32;
