import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, globalShortcut, nativeTheme } from 'electron';
import type { AppEvent } from '#shared/contract/events';
import { copyPicture, copyText } from './clipboard';
import { startDataHost } from './dataHost';
import { chooseFile, chooseTarget, saveText } from './dialogs';
import { makeLog } from './log';
import { askFirst } from './first';
import { setMenu } from './menu';
import { buildMark, compiledFolder, dataFile, dataFolder, rendererFolder } from './paths';
import { lockSession, registerScheme, serveApp } from './protocol';
import { serveGrants, serveRpc } from './rpc';
import { makeToday } from './today';
import { broadcast, closeBar, guardContents, mainWindow, openBar, openMain } from './windows';

// Log, profile and whatever else this process makes are for their owner's eyes only.
process.umask(0o077);
registerScheme();
const dataDir = dataFolder();
const mark = buildMark();
const log = makeLog(join(dataDir, 'qundesk.log'));

if (!app.requestSingleInstanceLock({ dataDir })) app.quit();
else start();

function start(): void {
  const showMain = (): void => void openMain(nativeTheme.shouldUseDarkColors, dataDir);
  const onEvent = (event: AppEvent): void => {
    broadcast(event);
    today.onEvent(event);
  };
  // Before the app is ready: the data process opens its database while the window is being made.
  const data = startDataHost({ file: dataFile(), dataDir, compiled: compiledFolder(), onEvent, log });
  const materialFile = async (sha256: string): Promise<string | null> => {
    const reply = await data.request('store.status', undefined);
    if (!reply.ok || !('json' in reply)) return null;
    const { folder } = JSON.parse(reply.json) as { folder: string };
    return join(folder, 'materials', sha256);
  };

  const today = makeToday({
    data,
    materialFile,
    broadcast,
    openMain: showMain,
    openBar: () => void openBar(),
    log,
  });
  // What was copied in another life is forgotten before anything shows it.
  void today.recall();
  const first = askFirst(data);

  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  app.on('second-instance', showMain);
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    globalShortcut.unregisterAll();
    today.stop();
    // The data process closes its database first; app.exit asks nobody again.
    event.preventDefault();
    void data.stop().then(() => app.exit());
  });
  nativeTheme.on('updated', () => broadcast({ type: 'theme', dark: nativeTheme.shouldUseDarkColors }));

  serveGrants(data);
  serveRpc(
    {
      'app.info': () => ({
        version: app.getVersion(),
        electron: process.versions.electron,
        chrome: process.versions.chrome,
        runtime: process.env['QUNDESK_RUNTIME_NAME'] ?? mark.runtime,
        testBuild: mark.testBuild,
        platform: process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'windows' : 'linux',
        dataDir,
        locale: app.getLocale(),
      }),
      'app.copyText': ({ text }) => copyText(text),
      'app.copyPicture': async ({ sha256 }) => {
        const file = await materialFile(sha256);
        if (file) await copyPicture(file);
      },
      'app.chooseFile': ({ kind }) => chooseFile(kind, data.grant),
      'app.chooseTarget': ({ name }) => chooseTarget(name, data.grant),
      'app.saveText': async ({ name, text }) => ({ saved: await saveText(name, text) }),
      'app.openPasteBar': () => void openBar(),
      'app.closePasteBar': () => closeBar(),
      'app.showMain': ({ screen, id }) => {
        showMain();
        if (screen) broadcast(id === undefined ? { type: 'open', screen } : { type: 'open', screen, id });
      },
      ...today.handlers,
    },
    { ...data, request: first },
    log,
  );

  void app.whenReady().then(() => {
    serveApp(rendererFolder(), materialFile);
    lockSession();
    setMenu();
    showMain();
    app.on('activate', showMain);
    const shot = process.env['QUNDESK_SHOT'];
    const window = mainWindow();
    if (shot && window) void saveShotWhenPainted(window, shot);
  });
}

// Two frames after its data is there, the window has been drawn; before that a capture is blank.
const DRAWN = `new Promise((done) => {
  const look = () => document.body.dataset.painted === 'yes' ? requestAnimationFrame(() => requestAnimationFrame(done)) : setTimeout(look, 50);
  look();
})`;

/** For a machine without a display: a picture of the window once it shows its data. */
async function saveShotWhenPainted(window: BrowserWindow, path: string): Promise<void> {
  await window.webContents.executeJavaScript(DRAWN);
  await writeFile(path, (await window.webContents.capturePage()).toPNG());
}
