import { afterAll, beforeAll, expect, test } from 'vitest';
import { faults } from '../support/axe';
import { makeGroups } from '../support/community';
import { askThrough, clipboardText, resize, type RunningApp, shot, startApp, until } from '../support/electronApp';
import type { Ask } from '../support/plannedDay';

const LONG = '一个昵称特别特别长的群友连起来要写满一整行才够看看会不会撑破界面'.repeat(3);

let running: RunningApp;
let ask: Ask;
let group = 0;
let star = 0;
const made = async (nickname: string, more: object = {}): Promise<number> =>
  (await ask('member.create', { nickname, ...more })).ids[0] ?? 0;

beforeAll(async () => {
  running = await startApp();
  ask = askThrough(running.window);
  const { accountId, groupIds } = await makeGroups(ask, ['成都银饰交流群3', `重庆${LONG}`.slice(0, 60)]);
  group = groupIds[0] ?? 0;
  const top = await made('大刘', { joins: { groupId: group } });
  star = await made('李记银楼', {
    wechatId: 'liji_88',
    phone: '13800001234',
    city: '成都',
    friend: { accountId, remark: '老客户', addedOn: '2026-10-01', channel: '门店' },
    joins: { groupId: group, inviterId: top, joinHow: 'invited', nickname: '银楼' },
  });
  await ask('member.join', { ids: [star], groupId: groupIds[1] ?? 0 });
});
afterAll(() => running.close());

/** Opens a member's page at one of its tabs. */
async function open(name: string, tab?: string): Promise<void> {
  const { window } = running;
  await window.getByRole('navigation').getByRole('button', { name: '成员' }).first().click();
  await until(() => window.getByRole('heading', { name: '成员' }).count(), 1);
  await window.keyboard.press('/');
  await window.keyboard.type(name.slice(0, 20));
  await window.getByRole('button', { name }).first().click();
  await until(() => window.getByRole('dialog').count(), 1);
  if (tab) await window.getByRole('dialog').getByRole('tab', { name: tab }).click();
}

test('note and own fields are written in place and saved by themselves, the WeChat ID is copied', async () => {
  const { window } = running;
  await open('李记银楼');
  await window.getByRole('button', { name: '复制微信号' }).click();
  await until(clipboardText, 'liji_88');
  await window.getByRole('button', { name: '编辑备忘' }).click();
  await window.keyboard.type('喜欢素圈，下周来取');
  await window.keyboard.press('Escape');
  await until(async () => (await ask('member.get', { id: star, accountId: null })).note, '喜欢素圈，下周来取');
  await window.getByRole('button', { name: '加一栏' }).click();
  await window.keyboard.type('生日');
  await window.keyboard.press('Enter');
  await window.getByRole('button', { name: '编辑生日' }).click();
  await window.keyboard.type('6月1日');
  await window.keyboard.press('Enter');
  await until(
    async () => Object.values((await ask('member.standing', { id: star, accountId: null })).extra),
    ['6月1日'],
  );
  await shot(window, 'person-overview');
});

test('a tag is made and put on by the keyboard, taken off again; a layer is set by hand and given back', async () => {
  const { window } = running;
  const standing = () => ask('member.standing', { id: star, accountId: null });
  await window.getByRole('button', { name: '加标签' }).click();
  await window.keyboard.type('素圈控');
  await until(() => window.getByText('新建「素圈控」').count(), 1);
  await window.keyboard.press('Enter');
  await until(async () => (await standing()).tags.map(({ name }) => name), ['素圈控']);
  await window.keyboard.press('Escape');
  await window.getByRole('button', { name: /^改活跃分层/ }).click();
  await window.getByRole('menuitem', { name: '核心' }).click();
  await until(async () => [(await standing()).layer, (await standing()).layerManual], ['core', true]);
  await shot(window, 'person-tagged');
  await window.getByRole('button', { name: /^改活跃分层/ }).click();
  await window.getByRole('menuitem', { name: '交还给规则' }).click();
  await until(async () => (await standing()).layerManual, false);
  await window.getByRole('button', { name: '手动定级' }).click();
  await window.getByRole('menuitem').first().click();
  await until(async () => (await standing()).levelManual, true);
  await window.getByRole('button', { name: '去掉标签「素圈控」' }).click();
  await until(async () => (await standing()).tags, []);
});

test('a breach is recorded from what was said: the watchword is found, the action follows the strikes', async () => {
  const { window } = running;
  await window.getByRole('dialog').getByRole('tab', { name: '违规' }).click();
  for (const [said, action] of [
    ['大家加我微信领红包', '警告'],
    ['扫码进群', '警告'],
    ['免费进群啦', '移出'],
  ] as const) {
    await window.getByRole('button', { name: '记违规' }).click();
    await window.getByRole('textbox', { name: '说了什么' }).fill(said);
    await until(() => window.getByRole('radio', { name: action }).isChecked(), true);
    if (action === '移出') await shot(window, 'person-breach');
    await window.getByRole('button', { name: '记下' }).click();
    await until(() => window.getByRole('button', { name: '记下' }).count(), 0);
  }
  await until(() => window.getByText('累计 3 次').count(), 1);
  await shot(window, 'person-breaches');
});

test('a breach recorded wrongly is changed in its form, and undo brings the record back', async () => {
  const { window } = running;
  const list = window.getByRole('dialog').getByRole('listitem').filter({ hasText: '免费进群啦' });
  await list.getByRole('button', { name: /更多/ }).click();
  await window.getByRole('menuitem', { name: '编辑' }).click();
  await until(() => window.getByRole('textbox', { name: '说了什么' }).inputValue(), '免费进群啦');
  await window.getByRole('textbox', { name: '说了什么' }).fill('免费进群啦，快来');
  await window.getByRole('spinbutton', { name: '计几次' }).fill('4');
  await window.getByRole('textbox', { name: '备忘' }).fill('群主当场提醒过');
  await shot(window, 'person-breach-change');
  expect(await faults(window, '.ant-modal')).toEqual([]);
  await window.getByRole('button', { name: '保存' }).click();
  await until(() => window.getByText('累计 6 次').count(), 1);
  await until(() => window.getByText('群主当场提醒过').count(), 1);
  await shot(window, 'person-breach-changed');
  await window.keyboard.press('Control+z');
  await until(() => window.getByText('累计 3 次').count(), 1);
  await until(() => window.getByText('群主当场提醒过').count(), 0);
});

test('orders are added line by line with the keyboard, and one is undone', async () => {
  const { window } = running;
  await window.getByRole('dialog').getByRole('tab', { name: '订单' }).click();
  for (const [what, amount] of [
    ['足银手镯', '1299'],
    ['退货', '-99.5'],
  ] as const) {
    await window.getByRole('textbox', { name: '买了什么' }).fill(what);
    await window.keyboard.press('Tab');
    await window.keyboard.type(amount);
    await window.keyboard.press('Enter');
    await until(() => window.getByText(what, { exact: true }).count(), 1);
  }
  await until(() => window.getByText('共 2 单，¥1,199.50').count(), 1);
  await shot(window, 'person-orders');
});

test('points are given by hand and by rule, and taken back', async () => {
  const { window } = running;
  await window.getByRole('dialog').getByRole('tab', { name: '积分' }).click();
  await window.getByRole('spinbutton', { name: '分数' }).fill('30');
  await window.getByRole('textbox', { name: '原因' }).fill('到店');
  await window.keyboard.press('Enter');
  await until(() => window.getByText('30 分，连续签到 0 天').count(), 1);
  await shot(window, 'person-points');
});

test('the timeline tells all of it, groups have their dates', async () => {
  const { window } = running;
  await window.getByRole('dialog').getByRole('tab', { name: '动态' }).click();
  await until(() => window.getByText('下单 足银手镯，¥1,299.00').count(), 1);
  await shot(window, 'person-timeline');
  await window.getByRole('dialog').getByRole('tab', { name: /^群/ }).click();
  await shot(window, 'person-groups');
  await window.getByRole('dialog').getByRole('tab', { name: /^邀请/ }).click();
  await until(() => window.getByText('邀请人：').count(), 1);
});

const CLEAN: readonly string[] = [];
const tabs = ['概况', /^群/, /^邀请/, '积分', /^订单/, /^违规/, '动态'] as const;

test('every tab passes axe and holds its place at the smallest size, in both themes, with very long names, 500 invited and 300 rows', async () => {
  const { window } = running;
  await ask('member.update', {
    id: star,
    changes: { nickname: LONG, city: LONG.slice(0, 100), wechatId: 'w'.repeat(64) },
  });
  // With the page shut, so that not each write draws it anew.
  await window.keyboard.press('Escape');
  await until(() => window.getByRole('dialog').count(), 0);
  const invited = Array.from({ length: 500 }, (_, at) => `${at % 7 === 0 ? LONG : '群友'}${at}`.slice(-200));
  await ask('import.apply', {
    jobId: 'invited',
    source: { text: ['昵称,邀请人', ...invited.map((name) => `${name},${LONG}`)].join('\n') },
    groupId: group,
    accountId: null,
    decisions: [],
  });
  for (let at = 0; at < 300; at += 1)
    await ask('point.adjust', { personIds: [star], points: (at % 9) - 4 || 5, note: `第 ${at} 笔` });
  await open(LONG);
  await resize(window, 1024, 640);
  for (const theme of ['light', 'dark'] as const) {
    await ask('setting.save', { theme });
    await until(() => window.evaluate(() => document.documentElement.dataset['theme']), theme);
    for (const [at, name] of tabs.entries()) {
      await window.getByRole('dialog').getByRole('tab', { name }).click();
      await until(() => window.locator('.ant-drawer .ant-skeleton').count(), 0);
      expect(await faults(window, '.ant-drawer')).toEqual(CLEAN);
      await shot(window, `person-${theme}-${at}`);
      expect(
        await window.evaluate(() =>
          [
            document.documentElement,
            ...document.querySelectorAll('.ant-drawer-section, .ant-drawer-header, .ant-drawer-body'),
          ]
            .filter((part) => part.scrollWidth > part.clientWidth)
            .map((part) => part.className),
        ),
      ).toEqual(CLEAN);
    }
  }
  await window.getByRole('dialog').getByRole('tab', { name: /^邀请/ }).click();
  await until(() => window.getByRole('button', { name: /^再看 50 条/ }).count(), 1);
  await window.getByRole('button', { name: /^再看 50 条/ }).click();
  await until(() => window.getByText('群友99', { exact: true }).count(), 1);
});

test('two records of one person are merged from the page, and one undo parts them again', async () => {
  const { window } = running;
  await ask('setting.save', { theme: 'light' });
  await resize(window, 1280, 800);
  const twin = await made('小李', { phone: '13800001234', wechatId: 'li_2', city: '重庆', note: '另一个号' });
  await window.keyboard.press('Escape');
  await open('小李');
  await window.getByRole('dialog').getByRole('button', { name: '更多', exact: true }).click();
  await window.getByRole('menuitem', { name: '合并到…' }).click();
  await window.getByRole('group', { name: '可能是同一个人' }).getByRole('button').first().click();
  await until(() => window.getByRole('radiogroup', { name: '微信号' }).count(), 1);
  await shot(window, 'person-merge');
  expect(await faults(window, '.ant-modal')).toEqual(CLEAN);
  expect(await window.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  await window.getByRole('button', { name: '合并', exact: true }).click();
  await until(async () => (await ask('member.get', { id: star, accountId: null })).note.includes('li_2'), true);
  await until(() => window.getByText('已合并「小李」').count(), 1);
  await window.getByRole('button', { name: '撤销' }).click();
  await until(async () => (await ask('member.get', { id: twin, accountId: null })).wechatId, 'li_2');
});
