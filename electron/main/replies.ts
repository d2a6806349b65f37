import { deserialize } from 'node:v8';

const HEAD = 4;

/**
 * Puts together again what the data process wrote as [length, 4 bytes][value as V8 serialises it], wherever the stream
 * was cut. Node's own channel would do, but the one of the development runtime stands still for good once a read ends
 * within a length (nodejs/node#55834).
 */
export function readReplies(onMessage: (message: unknown) => void): (piece: Buffer) => void {
  let pieces: Buffer[] = [];
  let size = 0;
  let wanted = HEAD;
  return (piece) => {
    pieces.push(piece);
    size += piece.length;
    while (size >= wanted) {
      const [first] = pieces;
      const all = first && pieces.length === 1 ? first : Buffer.concat(pieces);
      wanted = HEAD + all.readUInt32BE(0);
      const whole = size >= wanted;
      const rest = whole ? all.subarray(wanted) : all;
      pieces = rest.length > 0 ? [rest] : [];
      size = rest.length;
      if (!whole) break;
      onMessage(deserialize(all.subarray(HEAD, wanted)));
      wanted = HEAD;
    }
  };
}
