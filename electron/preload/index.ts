import { contextBridge, ipcRenderer, webUtils } from 'electron';

const ask = (route: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('rpc', route, input);
// What is shown first is on its way while the window's code is read; given once.
let first: Promise<unknown> | null = ask('start.first', undefined);

// Request and subscribe, nothing else; a dropped file's path goes to main and comes back as a token.
contextBridge.exposeInMainWorld('qundesk', {
  request: (route: string, input: unknown): Promise<unknown> => {
    if (route !== 'start.first' || !first) return ask(route, input);
    const answer = first;
    first = null;
    return answer;
  },
  subscribe: (listener: (event: unknown) => void): (() => void) => {
    const relay = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on('event', relay);
    return () => ipcRenderer.removeListener('event', relay);
  },
  grantDropped: (file: File): Promise<unknown> => {
    // webUtils came with Electron 32; before it the path stood on the file itself.
    const path = webUtils ? webUtils.getPathForFile(file) : (file as File & { path?: string }).path;
    return ipcRenderer.invoke('grant', path ?? '');
  },
});
