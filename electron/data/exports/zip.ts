import type { WriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ZipFile } from 'yazl';

/** Ends a zip and writes it into a file; what fails while its parts are read fails here, and the file is let go of first. */
export async function zipInto(zip: ZipFile, file: WriteStream): Promise<void> {
  const end = new AbortController();
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  zip.end();
  const written = pipeline(zip.outputStream, file, { signal: end.signal });
  try {
    await Promise.race([written, failed]);
  } catch (error) {
    end.abort();
    await written.catch(() => undefined);
    throw error;
  }
}

/** What a generator gives, as a part of a zip; a failure of it, which would go nowhere by itself, is the zip's. */
export function partOf(zip: ZipFile, pieces: Iterable<string>): Readable {
  const part = Readable.from(gathered(pieces));
  part.on('error', (error) => zip.emit('error', error));
  return part;
}

const AT_ONCE = 256 * 1024;

/** Small pieces put together: each on its own would cost more than making it. */
function* gathered(pieces: Iterable<string>): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < AT_ONCE) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
