/** What a picture file says of itself; sizes in pixels. */
export interface PictureFacts {
  readonly mime: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  readonly width: number;
  readonly height: number;
}

/** Reads kind and size of a picture from its bytes, whatever the file is called; null if it is none of the four kinds. */
export function pictureFacts(bytes: Uint8Array): PictureFacts | null {
  const facts = png(bytes) ?? jpeg(bytes) ?? gif(bytes) ?? webp(bytes);
  return facts && facts.width > 0 && facts.height > 0 ? facts : null;
}

const at = (bytes: Uint8Array, index: number): number => bytes[index] ?? 0;
const u16be = (bytes: Uint8Array, index: number): number => at(bytes, index) * 256 + at(bytes, index + 1);
const u16le = (bytes: Uint8Array, index: number): number => at(bytes, index) + at(bytes, index + 1) * 256;
const u24le = (bytes: Uint8Array, index: number): number => u16le(bytes, index) + at(bytes, index + 2) * 65_536;
const u32be = (bytes: Uint8Array, index: number): number => u16be(bytes, index) * 65_536 + u16be(bytes, index + 2);

function says(bytes: Uint8Array, index: number, text: string): boolean {
  return Array.from(text).every((char, i) => at(bytes, index + i) === char.charCodeAt(0));
}

function png(bytes: Uint8Array): PictureFacts | null {
  if (!says(bytes, 0, '\u0089PNG\r\n\u001a\n') || !says(bytes, 12, 'IHDR') || bytes.length < 33) return null;
  return { mime: 'image/png', width: u32be(bytes, 16), height: u32be(bytes, 20) };
}

function gif(bytes: Uint8Array): PictureFacts | null {
  if (!says(bytes, 0, 'GIF87a') && !says(bytes, 0, 'GIF89a')) return null;
  return { mime: 'image/gif', width: u16le(bytes, 6), height: u16le(bytes, 8) };
}

function webp(bytes: Uint8Array): PictureFacts | null {
  if (!says(bytes, 0, 'RIFF') || !says(bytes, 8, 'WEBP')) return null;
  const mime = 'image/webp';
  if (says(bytes, 12, 'VP8X')) return { mime, width: u24le(bytes, 24) + 1, height: u24le(bytes, 27) + 1 };
  if (says(bytes, 12, 'VP8L')) {
    const low = u16le(bytes, 21);
    const high = u16le(bytes, 23);
    return { mime, width: (low & 0x3fff) + 1, height: ((low >> 14) | ((high & 0x0fff) << 2)) + 1 };
  }
  if (says(bytes, 12, 'VP8 ') && says(bytes, 23, '\u009d\u0001\u002a'))
    return { mime, width: u16le(bytes, 26) & 0x3fff, height: u16le(bytes, 28) & 0x3fff };
  return null;
}

function jpeg(bytes: Uint8Array): PictureFacts | null {
  if (u16be(bytes, 0) !== 0xffd8) return null;
  let index = 2;
  while (index + 9 < bytes.length) {
    if (at(bytes, index) !== 0xff) return null;
    const marker = at(bytes, index + 1);
    if (marker === 0xff) {
      index += 1;
      continue;
    }
    // Every start-of-frame marker holds the size; C4, C8 and CC are tables.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { mime: 'image/jpeg', width: u16be(bytes, index + 7), height: u16be(bytes, index + 5) };
    const length = u16be(bytes, index + 2);
    if (length < 2) return null;
    index += 2 + length;
  }
  return null;
}
