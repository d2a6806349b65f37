import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WebPreferences } from 'electron';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {} from '../../renderer/api/client';
import { startApp, until, type RunningApp } from '../support/electronApp';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.close());

test('a page that navigates away is stopped: no address but the app’s own is ever shown', async () => {
  const { app, window: page } = running;
  await app.evaluate(({ BrowserWindow }) => {
    const stopped: string[] = [];
    Object.assign(globalThis, { stopped });
    // The app's own guard stands first in line and has decided by now.
    BrowserWindow.getAllWindows()[0]?.webContents.on('will-navigate', (event, url) => {
      if (event.defaultPrevented) stopped.push(url);
    });
  });
  // The engine itself refuses a file before it asks anyone.
  const targets = ['file:///etc/passwd', 'https://example.com/', 'qundesk://material/x'];
  for (const target of targets)
    await page.evaluate((url) => {
      const link = document.createElement('a');
      link.href = url;
      document.body.append(link);
      link.click();
      link.remove();
    }, target);
  await until(() => app.evaluate(() => (globalThis as unknown as { stopped: string[] }).stopped), targets.slice(1));
  expect(page.url()).toMatch(/^qundesk:\/\/app\//);
});

test('no page opens a window, and a webview stays a plain element', async () => {
  const { app, window: page } = running;
  expect(await page.evaluate(() => window.open('https://example.com/') === null)).toBe(true);
  expect(
    await page.evaluate(() => {
      const view = document.createElement('webview');
      document.body.append(view);
      const able = 'getURL' in view || 'executeJavaScript' in view;
      view.remove();
      return able;
    }),
  ).toBe(false);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('every permission is denied, asked for or looked up', async () => {
  const { window: page } = running;
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'] as const;
    return Promise.all(
      names.map(async (name) => [name, (await navigator.permissions.query({ name: name as PermissionName })).state]),
    );
  });
  expect(states.filter(([, state]) => state !== 'denied')).toEqual([]);
  expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
  const refused = await page.evaluate(async () =>
    Promise.all(
      [() => navigator.mediaDevices.getUserMedia({ audio: true }), () => navigator.clipboard.readText()].map((ask) =>
        ask().then(
          () => 'granted',
          () => 'refused',
        ),
      ),
    ),
  );
  expect(refused).toEqual(['refused', 'refused']);
});

test('the pages come with a strict policy: no inline script, no eval, nothing from elsewhere', async () => {
  const { window: page } = running;
  const policy = await page.evaluate(async () => (await fetch('/index.html')).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  const outcome = await page.evaluate(async () => {
    const violated = new Promise<string>((resolve) => {
      addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true });
    });
    const script = document.createElement('script');
    script.textContent = 'document.body.dataset.injected = "yes"';
    document.body.append(script);
    script.remove();
    const directive = await violated;
    let evaluated = 'ran';
    try {
      // The point of the test: a string must not become code.
      Reflect.construct(Function, ['return 1'])();
    } catch (error) {
      evaluated = (error as Error).name;
    }
    return { directive, injected: document.body.dataset['injected'] ?? null, evaluated };
  });
  expect(outcome.directive).toMatch(/^script-src/);
  expect(outcome).toMatchObject({ injected: null, evaluated: 'EvalError' });
});

test('nothing reaches the network, not even past the policy: a server beside it is never asked', async () => {
  const { app, window: page } = running;
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fromPage = await page.evaluate(
    async (url) =>
      Promise.all([
        fetch(`${url}/fetch`).then(
          () => 'loaded',
          () => 'blocked',
        ),
        new Promise<string>((resolve) => {
          const picture = new Image();
          picture.addEventListener('load', () => resolve('loaded'));
          picture.addEventListener('error', () => resolve('blocked'));
          picture.src = `${url}/picture.png`;
        }),
      ]),
    base,
  );
  expect(fromPage).toEqual(['blocked', 'blocked']);
  const pastPolicy = await app.evaluate(async ({ session }, url) => {
    try {
      await session.defaultSession.fetch(`${url}/session`);
      return 'loaded';
    } catch {
      return 'blocked';
    }
  }, base);
  expect(pastPolicy).toBe('blocked');
  expect(asked).toEqual([]);
  await new Promise((resolve) => server.close(resolve));
});

test('the page is sandboxed, isolated and without Node; all it has are three frozen functions', async () => {
  const { app, window: page } = running;
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    // Not in Electron's types, but what it says is what the page really got.
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
      getLastWebPreferences(): WebPreferences;
    };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
  });
  expect(preferences.webSecurity).not.toBe(false);
  const seen = await page.evaluate(() => ({
    node: ['process', 'require', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
    bridge: Object.keys(window.qundesk).sort(),
    frozen: Object.isFrozen(window.qundesk),
  }));
  expect(seen).toEqual({ node: [], bridge: ['grantDropped', 'request', 'subscribe'], frozen: true });
});

test('a route that does not exist, and input of the wrong shape, are refused with a code and no stack', async () => {
  const { window: page } = running;
  const replies = await page.evaluate(async () => [
    await window.qundesk.request('no.such', {}),
    await window.qundesk.request('setting.save', { zone: 7 }),
    await window.qundesk.request('app.copyPicture', { sha256: '../../etc/passwd' }),
    await window.qundesk.request('__proto__', {}),
    await window.qundesk.request('store.restore', { name: '../qundesk.db' }),
  ]);
  for (const reply of replies) {
    expect(reply).toMatchObject({ ok: false, error: { code: 'INVALID' } });
    expect(JSON.stringify(reply)).not.toMatch(/ at .*\.js/);
  }
});

test('no address of ours leads out of its folder', async () => {
  const { window: page } = running;
  const paths = [
    '/../main/data.js',
    '/%2e%2e/main/data.js',
    '/..%2f..%2fpackage.json',
    '/assets/../../../package.json',
  ];
  const found = await page.evaluate(
    async (all) =>
      Promise.all(
        all.map((path) =>
          fetch(`qundesk://app${path}`).then(
            () => 'read',
            () => 'refused',
          ),
        ),
      ),
    paths,
  );
  expect(found).toEqual(paths.map(() => 'refused'));
});

test('whatever the app writes is for its owner alone', () => {
  const { dataDir } = running;
  const open = readdirSync(dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isSymbolicLink())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => (lstatSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o077);
  expect(open).toEqual([]);
});
