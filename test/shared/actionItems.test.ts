import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemsOf, matchItems, parseActionItem, tickItem } from '#shared/domain/actionItems';
import { lintTexts } from '#shared/domain/scriptLint';
import { excerptOf } from '#shared/text/excerpt';
import { normalise, searchTerms } from '#shared/text/cjk';
import type { DocNode } from '#shared/text/document';

const line = (text: string): DocNode => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] });
const task = (text: string, checked = false, ...more: DocNode[]): DocNode => ({
  type: 'taskItem',
  attrs: { checked },
  content: [line(text), ...more],
});

test('owner and date are read however operators write them, and a date that does not exist stays words', () => {
  const read = (text: string) => parseActionItem(text, '2026-11-22');
  expect(read('改裂变海报 @小雨 12-01')).toEqual({ title: '改裂变海报', owner: '小雨', dueOn: '2026-12-01' });
  expect(read('12/1 ＠阿May 补齐素材')).toEqual({ title: '补齐素材', owner: '阿May', dueOn: '2026-12-01' });
  expect(read('复核数据 2027年1月5日')).toEqual({ title: '复核数据', owner: '', dueOn: '2027-01-05' });
  expect(read('补课 1月5日')).toEqual({ title: '补课', owner: '', dueOn: '2027-01-05' });
  expect(read('上周的事 11-15').dueOn).toBe('2026-11-15');
  expect(read('比分 13-45 不错')).toEqual({ title: '比分 13-45 不错', owner: '', dueOn: null });
  expect(read('联系 a@b.cn 12-01').owner).toBe('');
});

test('task lists, nested ones and typed boxes are found, and ticking changes just that one', () => {
  const doc: DocNode = {
    type: 'doc',
    content: [
      line('开头'),
      { type: 'taskList', content: [task('发海报', true, { type: 'taskList', content: [task('选图')] }), task(' ')] },
      line('- [ ] 写公告 @小雨'),
      line('【x】清退名单'),
    ],
  };
  const items = itemsOf(doc, '2026-11-22');
  expect(items.map((item) => [item.title, item.done])).toEqual([
    ['发海报', true],
    ['选图', false],
    ['写公告', false],
    ['清退名单', true],
  ]);
  for (const item of items) {
    const after = itemsOf(tickItem(doc, item.path, !item.done), '2026-11-22');
    expect(after.map((one) => [one.title, one.owner, one.done])).toEqual(
      items.map((one) => [one.title, one.owner, one === item ? !one.done : one.done]),
    );
  }
});

test('a reworded item stays the same task, and each task is used once', () => {
  const item = (title: string) => ({ title, owner: '', dueOn: null, done: false });
  const known = [
    { id: 1, title: '甲', owner: '' },
    { id: 2, title: '乙', owner: '' },
  ];
  const { pairs, gone } = matchItems([item('乙'), item('甲改'), item('丙')], known);
  expect(pairs.map(([one, id]) => [one.title, id])).toEqual([
    ['乙', 2],
    ['甲改', 1],
    ['丙', null],
  ]);
  expect(gone).toEqual([]);
});

test('an excerpt marks what was searched, as it was written', () => {
  const text = fc.string({
    unit: fc.constantFrom('银', '饰', 'Ａ', 'b', '，', '\n', '👍', '１', '㈱'),
    maxLength: 200,
  });
  fc.assert(
    fc.property(text, fc.constantFrom('银', '银饰', 'ab', '1', '饰 b', '👍'), (body, query) => {
      const { runs } = searchTerms(query);
      const excerpt = excerptOf(body, query);
      for (const [from, to] of excerpt.marks)
        expect(runs.some((run) => normalise(excerpt.text.slice(from, to)).includes(run))).toBe(true);
      const found = runs.some((run) => normalise(body).includes(run)) && !body.includes('㈱');
      expect(excerpt.marks.length > 0 || !found).toBe(true);
    }),
  );
  expect(excerptOf('见 https://a.cn/x', 'https://a.cn').marks).toEqual([[2, 14]]);
  expect(excerptOf(`${'前'.repeat(40)}银饰日历${'后'.repeat(99)}`, '银饰').text).toMatch(/^…前{16}银饰日历后+…$/u);
});

test('the lint finds unknown variables, watchwords in any width or case, blank and over-long texts', () => {
  const marks = lintTexts(['{{礼物}} 加ＶＸ领', null, ' ', '👍👍👍'], ['vx'], 2);
  expect(marks.map((mark) => [mark.part, mark.kind])).toEqual([
    [0, 'unknownVariable'],
    [0, 'watchword'],
    [0, 'tooLong'],
    [2, 'blank'],
    [3, 'tooLong'],
  ]);
  expect(lintTexts(['👍👍'], [], 2)).toEqual([]);
  expect(lintTexts(['https://a.cn'], ['http://', 'https://'], null)).toMatchObject([{ what: 'https://' }]);
});
