// Stands in resources/app of the development runtime, which takes no path argument: it opens the
// built main named by QUNDESK_MAIN, as `electron <folder>` would on an official Electron.
const { dirname, join, resolve } = require('node:path');
const { existsSync, readFileSync } = require('node:fs');
const { app } = require('electron');

const main = process.env.QUNDESK_MAIN;
if (!main) {
  console.error('Qundesk: QUNDESK_MAIN must name the built main file');
  app.exit(1);
} else {
  const file = resolve(main);
  let folder = dirname(file);
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  const { name, productName, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

  // What Electron itself sets from package.json, before main runs: name, version, folders.
  app.setName(productName ?? name);
  app.setVersion?.(version);
  app.setAppPath?.(folder);
  app.setPath('userData', join(app.getPath('appData'), app.getName()));
  require(file);
}
