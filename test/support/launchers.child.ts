// A main process for test/e2e/launchers.test.ts: starts a stub of the data process in both ways and prints what came back.
import { writeFileSync } from 'node:fs';
import { app } from 'electron';
import { launchData, launcherFor } from '../../electron/main/launchData';

const stub = process.env['STUB'] ?? '';
const report = process.env['REPORT'] ?? '';

/** Sends one message through a launcher and resolves with its echo and the exit that follows a kill. */
function echo(launcher: 'utility' | 'node'): Promise<unknown> {
  return new Promise((done) => {
    let answer: unknown;
    const child = launchData(
      stub,
      { QUNDESK_DATA_DIR: '/data' },
      {
        onMessage: (message) => {
          // The stub answers with the list that it was sent.
          const { ids, ...rest } = message as { readonly ids: Uint32Array };
          answer = { ...rest, ids: `${ids.constructor.name} ${ids.join()}` };
          child.kill();
        },
        onExit: () => done(answer),
      },
      launcher,
    );
    child.send({ ids: Uint32Array.of(1, 2, 3) });
  });
}

void app.whenReady().then(async () => {
  const chosen = launcherFor(process.versions['napi']);
  const answers = { chosen, utility: await echo('utility'), node: await echo('node') };
  writeFileSync(report, JSON.stringify(answers));
  app.quit();
});
