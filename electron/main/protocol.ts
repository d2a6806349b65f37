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

/**
 * Serves the built window from `qundesk://app/` and pictures from `qundesk://material/<sha256>`; nothing else is reachable.
 * Not `protocol.handle`: its Request and Response bring all of fetch into this process, a third of its work at start,
 * and pass each file through it as a stream.
 */
export function serveApp(rendererDir: string, materialFile: (sha256: string) => Promise<string | null>): void {
  const fileOf = async (url: URL): Promise<string | null> => {
    if (url.host === 'material') {
      const sha256 = url.pathname.slice(1);
      // Pictures are sniffed by the engine: the stored file has no extension.
      return /^[0-9a-f]{64}$/.test(sha256) ? materialFile(sha256) : null;
    }
    if (url.host !== 'app') return null;
    const path = normalize(join(rendererDir, url.pathname === '/' ? 'index.html' : decodeURIComponent(url.pathname)));
    return path.startsWith(rendererDir + sep) ? path : null;
  };
  protocol.registerFileProtocol('qundesk', (request, answer) => {
    fileOf(new URL(request.url)).then(
      (path) => {
        const type = TYPES[extname(path ?? '')];
        answer(
          path ? { path, headers: type ? { 'content-type': type, 'content-security-policy': CSP } : {} } : NOT_FOUND,
        );
      },
      () => answer(NOT_FOUND),
    );
  });
}

// net::ERR_FILE_NOT_FOUND
const NOT_FOUND = { error: -6 };

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
