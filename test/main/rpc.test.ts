import { beforeEach, expect, test, vi } from 'vitest';
import { appRoutes } from '#shared/contract/app';
import type { DataHost } from '../../electron/main/dataHost';
import { isOwnPage, serveGrants, serveRpc, type AppHandlers } from '../../electron/main/rpc';

type Handler = (event: unknown, route: unknown, input: unknown) => Promise<unknown>;
const registered = vi.hoisted(() => new Map<string, unknown>());
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, handler: unknown) => registered.set(channel, handler) },
  protocol: {},
  session: {},
}));

const asked: string[] = [];
const data: DataHost = {
  request: (route) => {
    asked.push(route);
    return Promise.resolve({ ok: true, json: 'null' });
  },
  grant: () => 'token',
  pid: () => undefined,
  stop: () => Promise.resolve(),
};
const answered: string[] = [];

beforeEach(() => {
  asked.length = 0;
  answered.length = 0;
  const handlers = Object.fromEntries(
    Object.keys(appRoutes).map((name) => [name, () => void answered.push(name)]),
  ) as unknown as AppHandlers;
  serveRpc(handlers, data, () => undefined);
  serveGrants(data);
});

const rpc = (event: unknown, route: unknown, input?: unknown): Promise<unknown> =>
  (registered.get('rpc') as Handler)(event, route, input);
const frame = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } });
const own = frame('qundesk://app/index.html');

test.each([
  ['a page of the web', frame('https://example.com/')],
  ['a page that only begins like ours', frame('qundesk://app.example.com/index.html')],
  ['a picture of ours opened as a page', frame('qundesk://material/abc')],
  ['a file', frame('file:///tmp/index.html')],
  ['a frame inside our page', frame('qundesk://app/index.html', {})],
  ['a frame that is gone', { senderFrame: null }],
])('%s is not answered, neither by the shell nor by the data process', async (_who, event) => {
  expect(isOwnPage(event as Parameters<typeof isOwnPage>[0])).toBe(false);
  for (const route of ['app.info', 'member.ids'])
    expect(await rpc(event, route)).toMatchObject({ ok: false, error: { message: 'error.sender' } });
  const grant = registered.get('grant') as (event: unknown, path: unknown) => Promise<unknown>;
  expect(await grant(event, '/etc/passwd')).toMatchObject({ ok: false, error: { message: 'error.sender' } });
  expect([asked, answered]).toEqual([[], []]);
});

test('our own page is answered: its own routes by the shell, the rest by the data process', async () => {
  expect(await rpc(own, 'app.info')).toMatchObject({ ok: true });
  expect(await rpc(own, 'member.ids', {})).toMatchObject({ ok: true });
  expect([asked, answered]).toEqual([['member.ids'], ['app.info']]);
});

test('a route that is no text, and input of the wrong shape, reach no handler', async () => {
  for (const [route, input] of [
    [7, undefined],
    [{ toString: () => 'app.info' }, undefined],
    ['app.copyText', { text: 7 }],
    ['app.chooseFile', { kind: 'program' }],
  ])
    expect(await rpc(own, route, input)).toMatchObject({ ok: false, error: { code: 'INVALID' } });
  expect([asked, answered]).toEqual([[], []]);
});
