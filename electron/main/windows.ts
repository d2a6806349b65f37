import { BrowserWindow, screen, type WebContents } from 'electron';
import type { AppEvent } from '#shared/contract/events';
import { preloadFile } from './paths';
import { APP_ORIGIN } from './protocol';
import { lastBounds, rememberBounds } from './windowBounds';

const webPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  webviewTag: false,
  spellcheck: false,
  navigateOnDragDrop: false,
  // Code as compiled is kept from the first start on, not from the third; an Electron that keeps none for our scheme ignores it.
  v8CacheOptions: 'bypassHeatCheck',
} as const;

let main: BrowserWindow | null = null;
let bar: BrowserWindow | null = null;

/** Denies navigation, new windows and webviews for any contents. */
export function guardContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Opens the main window, or brings it to the front. */
export function openMain(dark: boolean, dataDir: string): BrowserWindow {
  if (main) {
    if (main.isMinimized()) main.restore();
    main.show();
    main.focus();
    return main;
  }
  main = new BrowserWindow({
    ...lastBounds(dataDir),
    minWidth: 960,
    minHeight: 600,
    show: false,
    backgroundColor: dark ? '#16191a' : '#f7f8f8',
    autoHideMenuBar: true,
    webPreferences: { ...webPreferences, preload: preloadFile() },
  });
  rememberBounds(dataDir, main);
  main.once('ready-to-show', () => main?.show());
  main.on('closed', () => {
    main = null;
    bar?.close();
  });
  void main.loadURL(`${APP_ORIGIN}/index.html`);
  return main;
}

/** Opens the paste bar: small, frameless, above all windows, at the lower right. */
export function openBar(): BrowserWindow {
  if (bar) {
    bar.show();
    return bar;
  }
  const area = screen.getPrimaryDisplay().workArea;
  const [width, height] = [420, 168];
  bar = new BrowserWindow({
    width,
    height,
    x: area.x + area.width - width - 16,
    y: area.y + area.height - height - 16,
    frame: false,
    resizable: false,
    maximizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    show: false,
    webPreferences: { ...webPreferences, preload: preloadFile() },
  });
  bar.setAlwaysOnTop(true, 'floating');
  bar.once('ready-to-show', () => bar?.showInactive());
  bar.on('closed', () => {
    bar = null;
  });
  void bar.loadURL(`${APP_ORIGIN}/index.html#bar`);
  return bar;
}

/** Closes the paste bar, if it is open. */
export const closeBar = (): void => bar?.close();
/** The main window, or null. */
export const mainWindow = (): BrowserWindow | null => main;

/** Sends an event to every window. */
export function broadcast(event: AppEvent): void {
  for (const window of BrowserWindow.getAllWindows())
    if (!window.isDestroyed()) window.webContents.send('event', event);
}
