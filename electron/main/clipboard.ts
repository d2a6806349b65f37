import * as electron from 'electron';
import { clipboard, nativeImage, type NativeImage } from 'electron';

// Electron 45 has the web's asynchronous clipboard; the development runtime still has the older one.
interface OlderClipboard {
  writeImage(picture: NativeImage): void;
}

/** Puts text on the system clipboard. */
export async function copyText(text: string): Promise<void> {
  await clipboard.writeText(text);
}

/** Puts a picture file itself on the system clipboard; throws if it is no picture. */
export async function copyPicture(file: string): Promise<void> {
  const picture = nativeImage.createFromPath(file);
  if (picture.isEmpty()) throw new Error('not a picture');
  if ('ClipboardItem' in electron) {
    const png = new Blob([new Uint8Array(picture.toPNG())], { type: 'image/png' });
    await clipboard.write([new electron.ClipboardItem({ 'image/png': png })]);
  } else (clipboard as unknown as OlderClipboard).writeImage(picture);
}
