import { afterAll, beforeAll, expect, test } from 'vitest';
import { shot, startApp, until, type RunningApp } from '../support/electronApp';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.close());

test('the palette opens by key and goes to a screen by pinyin initials', async () => {
  const { window } = running;
  await window.keyboard.press('Control+k');
  await window.locator('[cmdk-input]:focus').waitFor();
  await window.keyboard.type('rl');
  await shot(window, 'palette');
  await window.keyboard.press('Enter');
  await until(() => window.locator('nav [aria-current="page"]').innerText(), '日历');
  expect(await window.getByRole('dialog').count()).toBe(0);
});

test('? lists the keys of the screen', async () => {
  const { window } = running;
  await window.keyboard.press('?');
  await shot(window, 'keys');
  expect(await window.getByRole('dialog').innerText()).toContain('快速前往');
  await window.keyboard.press('Escape');
});
