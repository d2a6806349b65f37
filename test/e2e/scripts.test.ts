import { afterAll, beforeAll, expect, test } from 'vitest';
import { clipboardPicture, clipboardText, shot, startApp, until, type RunningApp } from '../support/electronApp';
import { pngOf } from '../support/pictures';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.close());

/** Chooses a file as the system's dialog would hand it over. */
const choose = (name: string, buffer: Buffer): Promise<void> =>
  running.window.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer });

test('a script is written with keys, gets a picture, is saved, copied to the system clipboard and brought back a version', async () => {
  const { window } = running;
  await window.keyboard.press('Control+5');
  await window.getByRole('heading', { name: '话术' }).waitFor();
  await shot(window, 'scripts-empty');
  await window.keyboard.press('n');
  await window.getByRole('textbox', { name: '标题', exact: true }).fill('早安问候');
  await window.getByRole('textbox', { name: '第 1 条' }).fill('{{群名}}的家人们早上好，今天是');
  await window.getByRole('button', { name: '插入变量' }).click();
  await window.getByRole('menuitem', { name: '星期' }).click();
  await choose('海报.png', pngOf(320, 200));
  await until(() => window.getByRole('complementary', { name: '预览' }).getByRole('img').count(), 1);
  await window.keyboard.press('Control+s');
  await until(() => window.getByRole('option').count(), 1);
  await until(() => window.getByText('未保存', { exact: true }).count(), 0);
  await shot(window, 'scripts-saved');

  const preview = window.getByRole('complementary', { name: '预览' });
  await preview.getByRole('button').nth(0).click();
  await until(clipboardText, await preview.getByRole('listitem').first().innerText());
  expect(clipboardText()).toMatch(/^成都银饰交流群3的家人们早上好，今天是星期.$/u);
  await preview.getByRole('button').nth(1).click();
  await until(() => clipboardPicture().readUInt32BE(16), 320);

  await window.getByRole('textbox', { name: '第 1 条' }).fill('晚上好');
  await window.keyboard.press('Control+s');
  await until(() => window.getByText('未保存', { exact: true }).count(), 0);
  await window.getByRole('button', { name: '更多', exact: true }).click();
  await window.getByRole('menuitem', { name: '历史版本' }).click();
  await window.getByRole('button', { name: /第 1 版/u }).click();
  await shot(window, 'scripts-versions');
  await window.getByRole('button', { name: '用回这一版' }).click();
  await window.keyboard.press('Control+s');
  await until(() => window.getByText('未保存', { exact: true }).count(), 0);
  expect(await window.getByRole('textbox', { name: '第 1 条' }).inputValue()).toContain('早上好');
});

test('a file that is no picture is refused in words, and what was written stays', async () => {
  const { window } = running;
  await window.getByRole('textbox', { name: '第 1 条' }).fill('还在');
  await choose('清单.png', Buffer.from('这不是图片'));
  await window.getByText('「清单.png」不是能用的图片').waitFor();
  expect(await window.getByRole('textbox', { name: '第 1 条' }).inputValue()).toBe('还在');
});
