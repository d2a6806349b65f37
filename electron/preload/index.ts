import { contextBridge, ipcRenderer, webUtils } from 'electron';

// Request and subscribe, nothing else; a dropped file's path goes to main and comes back as a token.
contextBridge.exposeInMainWorld('qundesk', {
  request: (route: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('rpc', route, input),
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
