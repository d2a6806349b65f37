import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { localDay } from '#shared/domain/time';
import { faults } from '../support/axe';
import { askThrough, resize, type RunningApp, shot, startApp, until } from '../support/electronApp';

const GROUP = '成都银饰交流群3';
const day = localDay(Date.now() - 86_400_000);

/** Text as WeChat shares it: senders with their times, what they said. */
const shared = (lines: readonly (readonly [string, string, string])[]): string =>
  `微信群"${GROUP}"的聊天记录如下:\n\n—————  ${day}  —————\n\n${lines
    .map(([name, time, text]) => `\n${name}  ${time}\n\n${text}\n`)
    .join('')}`;

const first = [
  ['阿梅', '09:01', '早上好，今天的秒杀几点开始？'],
  ['瀛姬喵喵11:00-20:00', '09:02', '[图片: 196b.jpg(请在附件中查看)]'],
  ['小满主号', '09:05', '十点准时，老规矩'],
  ['路过的新朋友👨‍👩‍👧', '09:05', '加我微信领福利，扫码进群'],
  ['阿梅', '09:05', '好的\n第二行：20:00 前下单'],
] as const;
const more = [...first, ['阿梅', '21:30', '收到货了，很好看'], ['阿梅', '21:30', '收到货了，很好看']] as const;

let running: RunningApp;
const ask: ReturnType<typeof askThrough> = (route, input) => askThrough(running.window)(route, input);
const messages = async (): Promise<number> =>
  (await ask('chat.groups', { accountId: null, days: 7 })).reduce((sum, group) => sum + group.messages, 0);

beforeAll(async () => {
  running = await startApp();
  const { ids } = await ask('account.create', { name: '小满主号' });
  const [kind] = await ask('kind.list', undefined);
  const { ids: groups } = await ask('group.create', {
    kindId: kind?.id ?? 0,
    accountId: ids[0] ?? 0,
    groups: [{ name: GROUP }],
  });
  for (const nickname of ['阿梅', '瀛姬喵喵11:00-20:00', '从不说话的老王'])
    await ask('member.create', {
      nickname,
      joins: { groupId: groups[0] ?? 0, joinedAt: Date.now() - 90 * 86_400_000 },
    });
});
afterAll(() => running.close());

async function openChats(): Promise<void> {
  const { window } = running;
  await window.keyboard.press('Control+4');
  await window.getByRole('heading', { name: '成员', level: 1 }).waitFor();
  await window.getByRole('button', { name: '聊天记录', exact: true }).click();
  await window.getByRole('heading', { name: '聊天记录', level: 1 }).waitFor();
}

test('a pasted chat is looked at, its senders settled, and taken in; a watchword becomes a breach', async () => {
  const { window } = running;
  await openChats();
  await window.getByText('还没有导入过聊天记录').waitFor();
  await shot(window, 'chats-1-empty');
  await window.keyboard.press('i');
  await window.getByRole('textbox', { name: '粘贴聊天记录' }).fill(shared(first));
  await shot(window, 'chats-2-source');
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByText('5 条消息', { exact: true }).waitFor();
  await shot(window, 'chats-3-look');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '下一步：认 1 个人' }).click();
  await shot(window, 'chats-4-senders');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('listitem').filter({ hasText: '路过的新朋友' }).getByText('新成员', { exact: true }).click();
  await window.getByRole('button', { name: '导入 5 条新消息' }).click();
  await window.getByText('导入完成', { exact: true }).waitFor();
  await window.getByText('新消息里有 1 条带敏感词').waitFor();
  await shot(window, 'chats-5-result');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '记为违规' }).click();
  await until(
    async () => (await ask('violation.list', { accountId: null, limit: 10 })).map(({ said }) => said),
    ['加我微信领福利，扫码进群'],
  );
  await window.getByRole('button', { name: '完成', exact: true }).click();
  // Our own account's message is not counted as a member's.
  await until(messages, 4);
});

test('who said nothing is listed with when they last spoke, and a longer export adds only what is new', async () => {
  const { app, window } = running;
  const pane = window.getByRole('complementary', { name: GROUP });
  await pane.getByText('从不说话的老王').waitFor();
  await pane.getByText('从没说过').waitFor();
  await shot(window, 'chats-6-pane');
  expect(await faults(window)).toEqual([]);
  await pane.getByRole('button', { name: '在成员表中看' }).click();
  await window.getByRole('heading', { name: '成员', level: 1 }).waitFor();
  await window.getByText('1 人', { exact: true }).waitFor();
  await shot(window, 'chats-6b-silent-in-members');
  await openChats();
  await window.getByRole('button', { name: GROUP }).or(window.getByText(GROUP)).first().click();
  const file = join(running.dataDir, 'any-name.bin');
  writeFileSync(file, shared(more));
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
  }, file);
  await window.keyboard.press('i');
  await window.getByRole('button', { name: '选择文件…' }).click();
  await window.getByText('新的 2 条').waitFor();
  await window.getByText('已计过 5 条').waitFor();
  await window.getByRole('button', { name: '导入 2 条新消息' }).click();
  await window.getByText('导入完成', { exact: true }).waitFor();
  await window.getByRole('button', { name: '完成', exact: true }).click();
  await until(messages, 6);
});

/** Lets a file fall where `target` is, through the browser itself: the window gets a file that lies on the disk. */
async function drop(window: Page, target: Locator, path: string): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const { x = 0, y = 0 } = (await target.boundingBox()) ?? {};
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: x + 4, y: y + 4, data });
  await session.detach();
}

test('senders can be settled anew, the digest copied, one undo takes the last import back, and a restart keeps the rest', async () => {
  const { window } = running;
  await window.getByRole('tab', { name: '发言人' }).click();
  await window.getByText('自己人或机器人，不计').first().waitFor();
  await shot(window, 'chats-7-pane-senders');
  await window.getByRole('tab', { name: '说得最多' }).click();
  await shot(window, 'chats-8-pane-top');
  await window.getByRole('button', { name: '每日小结' }).click();
  await until(
    async () => (await window.getByRole('textbox', { name: '每日小结' }).inputValue()).includes('消息 6 条，3 人发言'),
    true,
  );
  await shot(window, 'chats-9-digest');
  expect(await faults(window)).toEqual([]);
  await window.keyboard.press('Escape');
  await until(() => window.getByRole('dialog').count(), 0);
  await window.keyboard.press('Control+z');
  await until(messages, 4);
  await ask('setting.save', { theme: 'dark' });
  await resize(window, 1024, 640);
  await shot(window, 'chats-10-dark-small');
  expect(await faults(window)).toEqual([]);
  await window.keyboard.press('i');
  await window
    .getByRole('textbox', { name: '粘贴聊天记录' })
    .fill('何时;谁说的;说了啥\n2026/11/20 9:05;阿梅;表格里的一句\n2026/11/20 9:06;老李;另一句\n');
  await window.getByRole('button', { name: '下一步' }).click();
  await window.getByText('请选这是哪个群的聊天记录').waitFor();
  await shot(window, 'chats-11-table-dark-small');
  expect(await faults(window)).toEqual([]);
  await window.getByRole('button', { name: '就是现在打开的群' }).click();
  await window.getByRole('button', { name: '下一步：认 1 个人' }).waitFor();
  await window.getByRole('button', { name: '取消' }).click();
  await running.close();
  running = await startApp({ dataDir: running.dataDir });
  expect(await messages()).toBe(4);
});

test('a file dropped on the dialog is read, and who came and went by its lines is written as it was looked over', async () => {
  const { window } = running;
  const file = join(running.dataDir, 'dropped-chat.txt');
  const lines = [
    shared([['阿梅', '22:00', '晚安']]),
    '"阿梅"邀请"瀛姬喵喵11:00-20:00、一个昵称特别特别长的群友连起来要写满一整行才够看看会不会撑破版面"加入了群聊',
    '"从不说话的老王"退出了群聊',
  ];
  writeFileSync(file, lines.join('\n\n'));
  const stays = async (nickname: string) => {
    const filter = { accountId: null, search: nickname };
    const [id] = Array.from(await ask('member.ids', { filter, sort: { by: 'name', desc: false } }));
    return id === undefined ? [] : (await ask('member.get', { id, accountId: null })).stays;
  };
  await ask('setting.save', { theme: 'light' });
  await resize(window, 1280, 800);
  await openChats();
  await window.keyboard.press('i');
  await drop(window, window.getByText('或把文件拖到这里'), file);
  await window.getByText('新的 1 条').waitFor();
  await window.getByRole('button', { name: '下一步：2 人的进退群' }).click();
  await shot(window, 'chats-12-moves');
  expect(await faults(window)).toEqual([]);
  await ask('setting.save', { theme: 'dark' });
  await until(() => window.evaluate(() => document.documentElement.dataset['theme']), 'dark');
  expect(await faults(window)).toEqual([]);
  await shot(window, 'chats-12-moves-dark');
  await ask('setting.save', { theme: 'light' });
  await window.getByRole('listitem').filter({ hasText: '一个昵称' }).getByText('新成员', { exact: true }).click();
  await window.getByRole('button', { name: '导入 1 条新消息，更新 2 人的进退群' }).click();
  await window.getByText('更新了 2 人的进退群').waitFor();
  await shot(window, 'chats-13-moved');
  expect(await faults(window)).toEqual([]);
  const [left] = await stays('从不说话的老王');
  expect(left).toMatchObject({ leftHow: 'left' });
  expect((await stays('一个昵称特别特别长')).map(({ inviter }) => inviter?.nickname)).toEqual(['阿梅']);
  await window.getByRole('button', { name: '撤销这次导入' }).click();
  await window.getByText('这次导入已撤销').waitFor();
  await window.getByRole('button', { name: '完成', exact: true }).click();
  expect((await stays('从不说话的老王')).map(({ leftAt }) => leftAt)).toEqual([null]);
  expect(await stays('一个昵称特别特别长')).toEqual([]);
});
