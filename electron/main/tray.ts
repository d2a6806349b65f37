import { app, Menu, nativeImage, Tray } from 'electron';
import icon from '../../resources/icons/linux/32x32.png?inline';
import type { ShellWords } from '#shared/contract/app';
import { fillWords } from './words';
import { mainWindow } from './windows';

interface TrayOptions {
  readonly openMain: () => void;
  readonly openBar: () => void;
  readonly log: (line: string) => void;
}

/** The count of what is due, wherever the system shows one: tray, dock, taskbar. */
export interface DueSign {
  readonly show: (due: number, words: ShellWords | null) => void;
}

/** Makes the tray icon with its menu; where the system has no tray, the rest still works. */
export function makeDueSign({ openMain, openBar, log }: TrayOptions): DueSign {
  let tray: Tray | null = null;
  try {
    const size = process.platform === 'darwin' ? 18 : 24;
    tray = new Tray(nativeImage.createFromDataURL(icon).resize({ width: size, height: size }));
    tray.on('click', openMain);
  } catch (error) {
    log(`no tray: ${error instanceof Error ? error.message : String(error)}`);
  }
  let shown = '';
  return {
    show: (due, words) => {
      const key = `${due} ${JSON.stringify(words)}`;
      if (key === shown) return;
      shown = key;
      badge(due, words);
      if (!tray || !words) return;
      const label = due > 0 ? fillWords(words.trayDue, { count: due }) : words.trayNone;
      tray.setToolTip(label);
      if (process.platform === 'darwin') tray.setTitle(due > 0 ? ` ${due}` : '');
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label, enabled: false },
          { type: 'separator' },
          { label: words.trayOpen, click: openMain },
          { label: words.trayBar, click: openBar },
          { type: 'separator' },
          { label: words.trayQuit, click: () => app.quit() },
        ]),
      );
    },
  };
}

// Windows has no count on its taskbar: a red dot over the icon stands for it.
function badge(due: number, words: ShellWords | null): void {
  if (process.platform !== 'win32') {
    app.setBadgeCount(due);
    return;
  }
  const label = words ? fillWords(words.trayDue, { count: due }) : String(due);
  mainWindow()?.setOverlayIcon(due > 0 ? redDot() : null, due > 0 ? label : '');
}

const DOT = 16;

function redDot() {
  const pixels = Buffer.alloc(DOT * DOT * 4);
  const middle = (DOT - 1) / 2;
  for (let at = 0; at < DOT * DOT; at += 1) {
    const [x, y] = [at % DOT, Math.floor(at / DOT)];
    // Blue, green, red, alpha.
    if (Math.hypot(x - middle, y - middle) <= middle) pixels.set([0x2a, 0x2a, 0xd9, 0xff], at * 4);
  }
  return nativeImage.createFromBitmap(pixels, { width: DOT, height: DOT });
}
