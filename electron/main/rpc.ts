import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { appRoutes } from '#shared/contract/app';
import type { ErrorCode } from '#shared/contract/errors';
import type { WireReply } from '#shared/contract/route';
import type { z } from 'zod';
import { Refused } from './ask';
import type { DataHost } from './dataHost';
import { takeDropped } from './dialogs';
import { APP_ORIGIN } from './protocol';

export type AppHandlers = {
  readonly [K in keyof typeof appRoutes]: (
    input: z.infer<(typeof appRoutes)[K]['input']>,
  ) => z.infer<(typeof appRoutes)[K]['output']> | Promise<z.infer<(typeof appRoutes)[K]['output']>>;
};

/** The one channel of the windows: `app.*` is answered here, the rest is relayed unread to the data process. */
export function serveRpc(handlers: AppHandlers, data: DataHost, log: (line: string) => void): void {
  ipcMain.handle('rpc', async (event, route: unknown, input: unknown): Promise<WireReply> => {
    if (!isOwnPage(event)) return refusal('INVALID', 'error.sender');
    if (typeof route !== 'string') return refusal('INVALID', 'error.invalid');
    if (!isAppRoute(route, handlers)) return data.request(route, input);
    // Read at the first such question: the schemas cost the start more than the rest of the shell.
    const contract = await import('#shared/contract/app');
    const parsed = contract.appRoutes[route].input.safeParse(input);
    if (!parsed.success) return refusal('INVALID', 'error.invalid');
    try {
      // The table pairs each route with its handler's types; the pair is lost once the name is a variable.
      const handler = handlers[route] as (input: unknown) => unknown;
      return { ok: true, json: JSON.stringify((await handler(parsed.data)) ?? null) };
    } catch (error) {
      if (error instanceof Refused) return { ok: false, error: error.failure };
      log(`${route}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return refusal('INTERNAL', 'error.internal', error instanceof Error ? error.message : String(error));
    }
  });
}

/** The channel for files dropped on a window: preload sends the path, a token that stands for it goes back. */
export function serveGrants(data: DataHost): void {
  ipcMain.handle('grant', async (event, path: unknown): Promise<WireReply> => {
    if (!isOwnPage(event)) return refusal('INVALID', 'error.sender');
    const file = await takeDropped(path, data.grant);
    return file ? { ok: true, json: JSON.stringify(file) } : refusal('NOT_FOUND', 'error.fileMissing');
  });
}

/** Only the top frame of our own pages may ask. */
export function isOwnPage(event: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame.parent === null && frame.url.startsWith(`${APP_ORIGIN}/`);
}

const isAppRoute = (route: string, handlers: AppHandlers): route is keyof AppHandlers => Object.hasOwn(handlers, route);

const refusal = (code: ErrorCode, message: string, cause = ''): WireReply => ({
  ok: false,
  error: { code, message, details: { cause } },
});
