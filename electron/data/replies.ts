import { Socket } from 'node:net';
import { serialize } from 'node:v8';

/** Writes messages to an open file descriptor as electron/main/replies.ts reads them. */
export function writeReplies(fd: number): (message: unknown) => void {
  const stream = new Socket({ fd, readable: false });
  // Main is gone: this process learns that from its channel, and ends.
  stream.on('error', () => undefined);
  return (message) => {
    const value = serialize(message);
    const head = Buffer.alloc(4);
    head.writeUInt32BE(value.length);
    stream.cork();
    stream.write(head);
    stream.write(value);
    stream.uncork();
  };
}
