import { serialize } from 'node:v8';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readReplies } from '../../electron/main/replies';

const framed = (message: unknown): Buffer => {
  const value = serialize(message);
  const head = Buffer.alloc(4);
  head.writeUInt32BE(value.length);
  return Buffer.concat([head, value]);
};

test('messages arrive whole and in order wherever the stream is cut, also within a length: a window would wait for ever', () => {
  const Message = fc.oneof(
    fc.record({ id: fc.nat(), json: fc.string({ maxLength: 300 }) }),
    fc.uint32Array({ maxLength: 200 }),
    fc.constant({ event: { type: 'job' } }),
  );
  fc.assert(
    fc.property(
      fc.array(Message, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }),
      (messages, cuts) => {
        const stream = Buffer.concat(messages.map(framed));
        const got: unknown[] = [];
        const read = readReplies((message) => got.push(message));
        for (let at = 0, turn = 0; at < stream.length; turn += 1) {
          const size = cuts[turn % cuts.length] ?? 1;
          read(stream.subarray(at, at + size));
          at += size;
        }
        expect(got).toEqual(messages);
      },
    ),
  );
});
