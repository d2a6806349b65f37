import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shot, startApp, until, type RunningApp } from '../support/electronApp';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.close());

test('a retrospective is written, saved while typing, found by two characters after a restart, and its action item is a task', async () => {
  const { window } = running;
  await window.keyboard.press('Control+7');
  await window.getByRole('heading', { name: '复盘', exact: true }).waitFor();
  await shot(window, 'retros-empty');
  await window.keyboard.press('n');
  const text = window.getByRole('textbox', { name: '正文' });
  await text.getByRole('heading', { name: 'B 数据' }).waitFor();
  await text.getByText('这段时间没有排期').waitFor();
  await text.getByText('时间点守住了吗：').click();
  await window.keyboard.press('End');
  await window.keyboard.type('裂变海报晚发两次');
  await text.locator('ul[data-type="taskList"] p').click();
  await window.keyboard.type('改海报 @小雨 12-01');
  await window.getByText('已保存', { exact: true }).waitFor();
  await shot(window, 'retros-written');
  await window.getByText('待办', { exact: true }).click();
  await window.getByRole('checkbox', { name: '改海报', exact: true }).click();
  await until(() => text.locator('li[data-checked="true"]').count(), 1);
  await shot(window, 'retros-tasks');

  await running.close();
  running = await startApp({ dataDir: running.dataDir });
  const again = running.window;
  await again.keyboard.press('Control+7');
  await again.getByRole('textbox', { name: '搜全文' }).fill('海报');
  await again.getByRole('option').locator('mark').first().waitFor();
  expect(await again.getByRole('option').locator('mark').allInnerTexts()).toContain('海报');
  await shot(again, 'retros-found');
  await again.getByRole('textbox', { name: '搜全文' }).fill('没有的词');
  await until(() => again.getByRole('option').count(), 0);
});

test('typing and leaving at once loses nothing; a finished one is read-only; the export keeps Chinese bold', async () => {
  const { app, window, dataDir } = running;
  await window.getByRole('textbox', { name: '搜全文' }).fill('');
  await window.keyboard.press('Escape');
  await window.getByRole('option').first().click();
  const text = window.getByRole('textbox', { name: '正文' });
  await text.getByText('有没有断更：').click();
  await window.keyboard.press('End');
  await window.keyboard.press('Control+b');
  await window.keyboard.type('没有：');
  await window.keyboard.press('Control+b');
  await window.keyboard.type('很稳');
  await window.keyboard.press('Control+5');
  await window.getByRole('heading', { name: '话术' }).waitFor();
  await window.keyboard.press('Control+7');
  await window.getByRole('option').first().click();
  await text.getByText('很稳').waitFor();

  const file = join(dataDir, '复盘.md');
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
  await window.getByRole('button', { name: '导出 Markdown' }).click();
  await until(() => existsSync(file), true);
  await until(() => readFileSync(file, 'utf8').includes('<strong>没有：</strong>很稳'), true);
  expect(readFileSync(file, 'utf8')).toContain('- [x] 改海报 @小雨 12-01');

  await window.getByRole('button', { name: '定稿' }).click();
  await window.getByRole('button', { name: '重新打开' }).waitFor();
  expect(await window.locator('.ProseMirror').getAttribute('contenteditable')).toBe('false');
});
