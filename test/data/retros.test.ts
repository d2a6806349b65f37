import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from '#shared/text/cjk';
import type { DocNode } from '#shared/text/document';
import { deliveriesOf } from '../support/community';
import { openTestData, type TestData } from '../support/dataProcess';
import { draft, idOf, openPlannedData } from '../support/plannedData';

const line = (text: string): DocNode => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] });
const docOf = (...lines: string[]): DocNode => ({ type: 'doc', content: lines.map(line) });
const newest = { by: 'updated', desc: true } as const;
const create = async (data: TestData, title: string, doc: DocNode, accountId: number | null = null) =>
  (await data.ask('note.create', { kind: 'retro', accountId, title, doc, from: null, to: null })).ids[0]!;
const search = async (data: TestData, text: string): Promise<number[]> =>
  Array.from(await data.ask('note.ids', { filter: { accountId: null, search: text }, sort: newest })).sort(
    (a, b) => a - b,
  );

test('search finds exactly what a plain scan of the notes finds, from one character on', async () => {
  const words = fc.string({ unit: fc.constantFrom('复', '盘', '银', '饰', 'a', 'B', '1', ' ', '。'), maxLength: 10 });
  const data = openTestData();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(words, words, fc.option(words)), { maxLength: 5 }),
      words,
      async (notes, query) => {
        const kept: [number, string][] = [];
        for (const [title, body, again] of notes) {
          const id = await create(data, title, docOf(body, '尾'));
          if (again !== null) await data.ask('note.save', { id, doc: docOf(again) });
          kept.push([id, normalise(`${title.trim()}\n${again ?? `${body}\n尾`}`)]);
        }
        const runs = normalise(query)
          .split(' ')
          .filter((run) => run !== '');
        const wanted = kept.filter(
          ([, text]) => query.trim() === '' || (runs.length > 0 && runs.every((run) => text.includes(run))),
        );
        expect(await search(data, query)).toEqual(wanted.map(([id]) => id));
        await data.ask('note.archive', { ids: kept.map(([id]) => id) });
      },
    ),
    { numRuns: 60 },
  );
});

test('a hit is shown with the words around it', async () => {
  const data = openTestData();
  const id = await create(data, '双十一复盘', docOf('节奏稳', '裂变海报转化偏低'));
  const [row] = await data.ask('note.many', { ids: [id], search: '海报' });
  expect(row!.excerpt.marks.map(([from, to]) => row!.excerpt.text.slice(from, to))).toEqual(['海报']);
});

test('a sitting of saves is one undo, which brings text, tasks and search back to before it; redo brings the last back', async () => {
  const data = openTestData();
  const id = await create(data, '周复盘', docOf('开头', '- [ ] 发海报 @小雨 12-01'));
  for (const text of ['一', '一二', '一二三']) {
    data.now += 60_000;
    await data.ask('note.save', { id, doc: docOf(text, '- [ ] 发海报改 @小雨', '- [ ] 选图') });
  }
  await data.ask('note.save', { id, title: '月复盘' });
  expect((await data.ask('operation.undo', {}))?.command).toBe('note.save');
  expect(await data.ask('note.get', { id })).toMatchObject({
    title: '周复盘',
    doc: docOf('开头', '- [ ] 发海报 @小雨 12-01'),
  });
  expect(
    (await data.ask('task.list', { accountId: null, open: true })).map((task) => [task.title, task.dueOn]),
  ).toEqual([['发海报', '2026-12-01']]);
  expect(await search(data, '一二')).toEqual([]);
  await data.ask('operation.redo', undefined);
  expect(await search(data, '一二三')).toEqual([id]);
  expect((await data.ask('task.list', { accountId: null, open: true })).map((task) => task.title)).toEqual([
    '发海报改',
    '选图',
  ]);
  await data.ask('operation.undo', {});
  await data.ask('operation.undo', {});
  expect(await search(data, '')).toEqual([]);
  expect(await data.ask('task.list', { accountId: null, open: false })).toEqual([]);
});

test('saves of two sittings, or with other work between them, are steps of their own', async () => {
  const data = openTestData();
  const id = await create(data, '周复盘', docOf('零'));
  await data.ask('note.save', { id, doc: docOf('一') });
  data.now += 11 * 60_000;
  await data.ask('note.save', { id, doc: docOf('二') });
  await data.ask('setting.save', { house: '银饰研究所' });
  await data.ask('note.save', { id, doc: docOf('三') });
  const said = async () => (await data.ask('note.get', { id })).doc;
  await data.ask('operation.undo', {});
  expect(await said()).toEqual(docOf('二'));
  await data.ask('operation.undo', {});
  await data.ask('operation.undo', {});
  expect(await said()).toEqual(docOf('一'));
});

test('ticking a task ticks it in its note, and the other way round', async () => {
  const data = openTestData();
  const id = await create(data, '周复盘', docOf('- [ ] 发海报 @小雨', '- [ ] 选图'));
  const [first, second] = await data.ask('task.list', { accountId: null, noteId: id, open: true });
  await data.ask('task.tick', { id: second!.id, done: true });
  expect((await data.ask('note.get', { id })).doc).toEqual(docOf('- [ ] 发海报 @小雨', '[x] 选图'));
  await data.ask('note.save', { id, doc: docOf('- [x] 发海报 @小雨', '[x] 选图') });
  expect(await data.ask('task.list', { accountId: null, noteId: id, open: true })).toEqual([]);
  await expect(data.ask('task.delete', { ids: [first!.id] })).rejects.toMatchObject({
    key: 'retros:error.taskOfNote',
  });
});

test('a finished note cannot be changed and keeps its figures', async () => {
  const data = openTestData();
  const id = await create(data, '周复盘', docOf('零'));
  await data.ask('note.save', { id, from: '2026-11-01', to: '2026-11-30' });
  await data.ask('note.finish', { id });
  expect((await data.ask('note.get', { id })).figures).toMatchObject({
    from: '2026-11-01',
    total: { planned: 0, onTime: null },
    groups: [],
  });
  await expect(data.ask('note.save', { id, doc: docOf('一') })).rejects.toMatchObject({
    code: 'CONFLICT',
    key: 'retros:error.finished',
  });
  await data.ask('note.reopen', { id });
  await data.ask('note.save', { id, doc: docOf('一') });
});

test('the figures of a period are those of its posts, by account and group, and stay as they were when finished', async () => {
  const { data, accounts, groups } = await openPlannedData();
  const [a, b, , d] = groups;
  const slots = [
    await data.ask('slot.create', draft([a, b])),
    await data.ask('slot.create', draft([a], { starts: '2026-11-25T10:00' })),
    await data.ask('slot.create', draft([d], { starts: '2026-11-25T11:00' })),
  ].map(({ ids }) => idOf(ids));
  const [first, second] = await deliveriesOf(data.ask, slots[0]!);
  data.now = Date.UTC(2026, 10, 24, 2, 5);
  await data.ask('delivery.send', { ids: [first!] });
  data.now = Date.UTC(2026, 10, 24, 4, 0);
  await data.ask('delivery.send', { ids: [second!] });
  await data.ask('delivery.skip', { ids: [...(await deliveriesOf(data.ask, slots[2]!))], reason: '群里在吵架' });

  const period = { accountId: null, groupId: null, from: '2026-11-24', to: '2026-11-25' };
  const figures = await data.ask('note.figures', period);
  expect(figures.total).toEqual({ planned: 4, sent: 2, skipped: 1, missed: 0, late: 1, due: 1, onTime: 1 / 3 });
  expect(figures.accounts.map((one) => [one.id, one.planned, one.late, one.due])).toEqual([
    [accounts[0], 3, 1, 1],
    [accounts[1], 1, 0, 0],
  ]);
  expect(new Map(figures.groups.map((one) => [one.id, one.planned]))).toEqual(
    new Map([
      [a, 2],
      [b, 1],
      [d, 1],
    ]),
  );
  const scoped = await data.ask('note.figures', { ...period, accountId: accounts[1] });
  expect(scoped.groups.map((one) => one.name)).toEqual(['合伙人D']);

  const id = await create(data, '周复盘', docOf('零'));
  await data.ask('note.save', { id, from: period.from, to: period.to });
  await data.ask('note.finish', { id });
  await data.ask('slot.create', draft([b], { starts: '2026-11-25T15:00' }));
  expect((await data.ask('note.get', { id })).figures?.total.planned).toBe(4);
  expect((await data.ask('note.figures', period)).total.planned).toBe(5);
});
