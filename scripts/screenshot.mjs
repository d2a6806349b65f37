// npm run screenshot: takes the picture that the READMEs show, Today with the sample, in a real window of the built app.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { ROOT, say } from './console.mjs';
import { hasDisplay, startDisplay } from './display.mjs';
import { prepare } from './setup.mjs';

/** Writes docs/screenshot.png and resolves with the exit code. */
export async function run() {
  const runtime = await prepare({ display: true, tests: true });
  const screen = hasDisplay() ? undefined : await startDisplay('1440x900x24');
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.args, '--lang=zh-CN'],
    env: {
      ...process.env,
      ...runtime.env,
      ...(screen ? { DISPLAY: screen.display } : {}),
      LANG: 'zh_CN.UTF-8',
      QUNDESK_DATA_DIR: mkdtempSync(join(tmpdir(), 'qundesk-picture-')),
    },
  });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: '打开示例' }).click();
  await page.getByText('成都银饰交流群1', { exact: true }).first().waitFor();
  // The post with a picture shows best what goes out; ids are the database's, so it is looked up.
  const id = await page.evaluate(async () => {
    const reply = await globalThis.qundesk.request('delivery.queue', { accountId: null, day: null });
    const slot = JSON.parse(reply.json).find(({ title, items }) => title === '新品返场' && items[0].status === 'due');
    return slot.items[0].id;
  });
  await page.locator(`#delivery-${id}`).click();
  await page.locator(`#delivery-${id}`).evaluate((row) => row.scrollIntoView({ block: 'center' }));
  await page.locator('main img').first().waitFor();
  await page.screenshot({ path: join(ROOT, 'docs', 'screenshot.png') });
  say('the picture is docs/screenshot.png 截图已保存');
  await app.close();
  screen?.stop();
  return 0;
}
