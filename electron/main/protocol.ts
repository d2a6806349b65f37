import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, session } from 'electron';

export const APP_ORIGIN = 'qundesk://app';

/** One strict policy for every page; antd injects style elements, hence unsafe-inline for styles only. */
export const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' qundesk: data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'qundesk', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window from `qundesk://app/` and pictures from `qundesk://material/<sha256>`; nothing else is reachable. */
export function serveApp(rendererDir: string, materialFile: (sha256: string) => Promise<string | null>): void {
  protocol.handle('qundesk', async (request) => {
    const url = new URL(request.url);
    try {
      if (url.host === 'material') {
        const sha256 = url.pathname.slice(1);
        const file = /^[0-9a-f]{64}$/.test(sha256) ? await materialFile(sha256) : null;
        // Pictures are sniffed by the engine: the stored file has no extension.
        return file ? new Response(new Uint8Array(await readFile(file))) : notFound();
      }
      if (url.host !== 'app') return notFound();
      const path = normalize(join(rendererDir, url.pathname === '/' ? 'index.html' : decodeURIComponent(url.pathname)));
      if (!path.startsWith(rendererDir + sep)) return notFound();
      return new Response(new Uint8Array(await readFile(path)), {
        headers: { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'content-security-policy': CSP },
      });
    } catch {
      return notFound();
    }
  });
}

const notFound = (): Response => new Response('', { status: 404 });

/** Blocks every request that is not the app's own, and every permission. */
export function lockSession(): void {
  const own = session.defaultSession;
  own.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !/^(qundesk|devtools|data|blob):/.test(details.url) });
  });
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
}
