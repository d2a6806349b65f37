import { tableFault } from '../import/limits';

/** Characters in one line; beyond it is no chat. */
const MAX_LINE = 16_000_000;
export const SAMPLE = 131_072;

/** Cuts decoded pieces into lines at any line end. */
export function eachLine(pieces: Iterable<string>, take: (line: string) => void): void {
  let rest = '';
  let first = true;
  for (let piece of pieces) {
    if (first && piece !== '') {
      piece = piece.replace(/^\ufeff/, '');
      first = false;
    }
    const text = rest + piece;
    // A carriage return at the very end may be followed by its line feed in the next piece.
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text;
    const lines = whole.split(/\r\n|\r|\n/);
    rest = `${lines.pop() ?? ''}${text.slice(whole.length)}`;
    if (rest.length > MAX_LINE) throw tableFault('longCell', { line: 0, limit: MAX_LINE });
    for (const line of lines) take(line);
  }
  take(rest.replace(/\r$/, ''));
}

/** Refuses what is no text: a binary file, a wrong encoding, a web page; a stray control character is let pass. */
export function refuseNoText(sample: string): void {
  const zeros = sample.match(/\u0000/g)?.length ?? 0;
  if (zeros > sample.length / 200) throw tableFault('nul', { line: 1 });
  const odd = sample.match(/[\u0001-\u0008\u000b\u000e-\u001f\u007f-\u009f\ufffd]/g)?.length ?? 0;
  if (odd > 8 && odd > sample.length / 50) throw tableFault('encoding');
  if (/^\s*<(!doctype html|html|table|meta|\?xml)/i.test(sample)) throw tableFault('webPage');
}
