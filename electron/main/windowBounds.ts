import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { screen, type BrowserWindow, type Rectangle } from 'electron';

const DEFAULT = { width: 1280, height: 800 };

/** Where the window stood last, if that still lies on a screen; else only a size. */
export function lastBounds(dataDir: string): Partial<Rectangle> & { width: number; height: number } {
  try {
    const { x, y, width, height } = JSON.parse(readFileSync(join(dataDir, 'window.json'), 'utf8')) as Rectangle;
    if (![x, y, width, height].every(Number.isInteger)) return DEFAULT;
    const seen = screen
      .getAllDisplays()
      .some(
        ({ workArea }) =>
          x < workArea.x + workArea.width - 80 &&
          x + width > workArea.x + 80 &&
          y >= workArea.y - 20 &&
          y < workArea.y + workArea.height - 80,
      );
    return seen ? { x, y, width, height } : { width, height };
  } catch {
    return DEFAULT;
  }
}

/** Remembers where a window stands when it closes. */
export function rememberBounds(dataDir: string, window: BrowserWindow): void {
  window.on('close', () => {
    writeFileSync(join(dataDir, 'window.json'), JSON.stringify(window.getNormalBounds()), { mode: 0o600 });
  });
}
