import { Menu } from 'electron';

/** macOS needs its menu for copy and paste; elsewhere the window has none, so no hidden key reloads it or opens tools. */
export function setMenu(): void {
  if (process.platform !== 'darwin') return Menu.setApplicationMenu(null);
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]));
}
