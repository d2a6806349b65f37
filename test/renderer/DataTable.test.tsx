import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { makeQueryClient } from '../../renderer/app/queryClient';
import { DataTable, type Sort, type TableColumn } from '../../renderer/components/DataTable/DataTable';
import { giveMessages } from '../../renderer/components/messages';
import { mostWidth } from '../../renderer/components/DataTable/textWidth';
import { startLanguages } from '../../renderer/locales';
import '../../renderer/app/base.css';

interface Person {
  readonly id: number;
  readonly name: string;
  readonly points: number;
}
const columns: readonly TableColumn<Person>[] = [
  {
    id: 'name',
    header: '昵称',
    cell: (row) => row.name,
    title: (row) => row.name,
    width: 200,
    grow: true,
    sortable: true,
    opens: true,
    filter: 'nickname',
  },
  {
    id: 'points',
    header: '积分',
    cell: (row) => row.points,
    width: 90,
    align: 'right',
    sortable: true,
    descFirst: true,
  },
];
const everyone = Uint32Array.from({ length: 190_000 }, (_none, i) => 190_000 - i);

/** A table of the given ids, with what it asked for and what the user did. */
function show(ids: Uint32Array | undefined) {
  const asked: number[] = [];
  const opened: number[] = [];
  const sorts: Sort[] = [];
  const filters: string[] = [];
  const selections: ReadonlySet<number>[] = [];
  function Page() {
    const [selection, setSelection] = useState<ReadonlySet<number>>(new Set());
    const [sort, setSort] = useState<Sort>({ by: 'name', desc: false });
    return (
      <div style={{ display: 'flex', width: 600, height: 400 }}>
        <DataTable<Person>
          label="成员"
          ids={ids}
          route="member.many"
          loadRows={(page) => {
            asked.push(...page);
            return Promise.resolve(page.map((id) => ({ id, name: `银饰爱好者${id}`, points: id })));
          }}
          columns={columns}
          sort={sort}
          onSort={(next) => {
            sorts.push(next);
            setSort(next);
          }}
          selection={selection}
          onSelect={(next) => {
            selections.push(next);
            setSelection(next);
          }}
          onFilter={(filter) => filters.push(filter)}
          onOpen={(id) => opened.push(id)}
          empty={<p>还没有成员</p>}
        />
      </div>
    );
  }
  render(
    <QueryClientProvider client={makeQueryClient()}>
      <Page />
    </QueryClientProvider>,
  );
  const grid = screen.getByRole('grid');
  const active = (): string | null | undefined =>
    document.getElementById(grid.getAttribute('aria-activedescendant') ?? '')?.textContent;
  return {
    asked,
    opened,
    sorts,
    filters,
    selections,
    grid,
    active,
    last: () => selections.at(-1) ?? new Set<number>(),
  };
}

beforeAll(async () => {
  await startLanguages('zh-CN');
});
afterEach(cleanup);

test('of 190,000 rows only the window around the view is loaded: loading all would freeze the screen', async () => {
  const { asked, grid } = show(everyone);
  await screen.findByText('银饰爱好者190000');
  expect(grid.getAttribute('aria-rowcount')).toBe('190001');
  expect(asked.length).toBeLessThanOrEqual(300);
  expect(screen.getAllByRole('row').length).toBeLessThan(60);
  grid.scrollTop = 3_000_000;
  await waitFor(() => expect(screen.getAllByRole('row')[2]?.textContent).toContain('银饰爱好者'));
  await waitFor(() => expect(grid.querySelector('[aria-busy=true]')).toBeNull());
  expect(asked.length).toBeLessThanOrEqual(900);
});

test('a tick box has a name also while its row is on the way, else a screen reader says only that there is one', async () => {
  show(everyone);
  expect(screen.getByRole('checkbox', { name: '3' })).toBeTruthy();
  await screen.findByText('银饰爱好者190000');
  expect(screen.getByRole('checkbox', { name: /银饰爱好者189998/ })).toBeTruthy();
});

test('keys reach every row: arrows, pages, both ends, Enter opens, Space selects', async () => {
  const { grid, active, opened, last } = show(everyone);
  await screen.findByText('银饰爱好者190000');
  grid.focus();
  fireEvent.keyDown(grid, { key: 'ArrowDown' });
  fireEvent.keyDown(grid, { key: 'ArrowDown' });
  await waitFor(() => expect(active()).toContain('银饰爱好者189998'));
  fireEvent.keyDown(grid, { key: 'Enter' });
  expect(opened).toEqual([189_998]);
  fireEvent.keyDown(grid, { key: 'PageDown' });
  await waitFor(() => expect(active()).not.toContain('189998'));
  fireEvent.keyDown(grid, { key: 'End' });
  await waitFor(() => expect(active()).toBe('银饰爱好者11'));
  const row = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
  await waitFor(() =>
    expect(row?.getBoundingClientRect().bottom).toBeLessThanOrEqual(grid.getBoundingClientRect().bottom),
  );
  fireEvent.keyDown(grid, { key: ' ' });
  await waitFor(() => expect(Array.from(last())).toEqual([1]));
  fireEvent.keyDown(grid, { key: 'Home' });
  await waitFor(() => expect(active()).toContain('银饰爱好者190000'));
});

test('Ctrl+A selects the whole id list, not only the rows that happen to be loaded', async () => {
  const { grid, last, asked } = show(everyone);
  await screen.findByText('银饰爱好者190000');
  grid.focus();
  fireEvent.keyDown(grid, { key: 'a', ctrlKey: true });
  await waitFor(() => expect(last().size).toBe(190_000));
  expect(asked.length).toBeLessThanOrEqual(300);
  fireEvent.keyDown(grid, { key: 'Escape' });
  await waitFor(() => expect(last().size).toBe(0));
});

test('Shift extends from where the range began, with mouse and keys; Ctrl+click takes one out', async () => {
  const { grid, last } = show(everyone);
  fireEvent.click(await screen.findByRole('row', { name: /189999/ }));
  fireEvent.click(screen.getByRole('row', { name: /189996/ }), { shiftKey: true });
  await waitFor(() => expect(Array.from(last())).toEqual([189_999, 189_998, 189_997, 189_996]));
  fireEvent.click(screen.getByRole('row', { name: /189997/ }), { ctrlKey: true });
  await waitFor(() => expect(last().has(189_997)).toBe(false));
  grid.focus();
  fireEvent.keyDown(grid, { key: 'ArrowDown', shiftKey: true });
  await waitFor(() => expect(Array.from(last())).toEqual([189_997, 189_996]));
});

test('a header sorts by click, figures downwards first, and says so to screen readers', async () => {
  const { sorts } = show(everyone);
  await screen.findByText('银饰爱好者190000');
  fireEvent.click(screen.getByRole('button', { name: '积分' }));
  expect(sorts.at(-1)).toEqual({ by: 'points', desc: true });
  await waitFor(() =>
    expect(screen.getByRole('columnheader', { name: /积分/ }).getAttribute('aria-sort')).toBe('descending'),
  );
  fireEvent.click(screen.getByRole('button', { name: '昵称' }));
  expect(sorts.at(-1)).toEqual({ by: 'name', desc: false });
});

test('the name opens its row with one click; an empty list shows what belongs there', async () => {
  const { opened } = show(Uint32Array.of(7));
  fireEvent.click(await screen.findByText('银饰爱好者7'));
  expect(opened).toEqual([7]);
  cleanup();
  show(new Uint32Array(0));
  expect(screen.getByText('还没有成员')).toBeTruthy();
});

test('a header asks to be filtered by, with the mouse and from the keyboard, and does not sort by that', async () => {
  const { filters, sorts } = show(everyone);
  fireEvent.click(await screen.findByRole('button', { name: '按「昵称」筛选' }));
  fireEvent.keyDown(screen.getByRole('button', { name: '昵称' }), { key: 'ArrowDown', altKey: true });
  expect(filters).toEqual(['nickname', 'nickname']);
  expect(sorts).toEqual([]);
  expect(screen.queryByRole('button', { name: '按「积分」筛选' })).toBeNull();
});

test('the same ids seen from elsewhere show what is true there, not the rows of before', async () => {
  const view = (points: number) => (
    <QueryClientProvider client={client}>
      <div style={{ display: 'flex', width: 600, height: 400 }}>
        <DataTable<Person>
          label="成员"
          ids={Uint32Array.of(1, 2)}
          route="member.many"
          loadRows={(page) => Promise.resolve(page.map((id) => ({ id, name: `成员${id}`, points })))}
          of={String(points)}
          columns={columns}
          empty="没有人"
        />
      </div>
    </QueryClientProvider>
  );
  const client = makeQueryClient();
  const { rerender } = render(view(1234));
  expect(await screen.findAllByText('1,234')).toHaveLength(2);
  rerender(view(8));
  expect(await screen.findAllByText('8')).toHaveLength(2);
  expect(screen.queryByText('1,234')).toBeNull();
});

test('column heads stand in one place whether the list is long enough to scroll or empty', async () => {
  const head = (): number => screen.getByRole('columnheader', { name: '积分' }).getBoundingClientRect().right;
  show(everyone);
  await screen.findByText('银饰爱好者190000');
  const long = head();
  cleanup();
  show(new Uint32Array());
  await waitFor(() => expect(head()).toBe(long));
});

test('rows that could not be read are said so, and no longer once nobody is listed', async () => {
  const client = makeQueryClient();
  const view = (ids: Uint32Array) => (
    <QueryClientProvider client={client}>
      <div style={{ display: 'flex', width: 600, height: 400 }}>
        <DataTable<Person>
          label="成员"
          ids={ids}
          route="member.many"
          loadRows={unreadable}
          columns={columns}
          empty="没有人"
        />
      </div>
    </QueryClientProvider>
  );
  const { rerender } = render(view(Uint32Array.of(1, 2)));
  await screen.findByRole('alert');
  rerender(view(new Uint32Array()));
  await screen.findByText('没有人');
  expect(screen.queryByRole('alert')).toBeNull();
});

const unreadable = (): Promise<never> => Promise.reject(new Error('disk'));

test('no text is wider than it is taken for: unclipped it would run into the next cell', () => {
  const line = document.createElement('span');
  line.style.cssText = 'font-size:13px;font-weight:500;white-space:pre';
  document.body.append(line);
  const widthOf = (text: string): number => {
    line.textContent = text;
    // Laid out in parts of a pixel.
    return Math.floor(line.getBoundingClientRect().width);
  };
  const ascii = Array.from({ length: 95 }, (_none, at) => String.fromCharCode(32 + at).repeat(12));
  for (const text of [...ascii, '银饰爱好者', '童装批发宋老师13439353107', 'wx_4kf2023-11-22', '鱟鑫龘'])
    expect(widthOf(text), text).toBeLessThanOrEqual(mostWidth(text));
  for (const odd of ['﷽', '👨‍👩‍👧', 'Ｗ', 'ça']) expect(mostWidth(odd)).toBe(Number.POSITIVE_INFINITY);
  line.remove();
});

test('scrolling makes, moves and takes away no row: each would have the styles of all rows looked up again', async () => {
  const { grid } = show(everyone);
  await screen.findByText('银饰爱好者190000');
  grid.scrollTop = 3200;
  await screen.findByText('银饰爱好者189900');
  const body = screen.getAllByRole('rowgroup').find((group) => group.querySelector('[aria-busy], [aria-selected]'));
  if (!body) throw new Error('no rows');
  const rows = new Set(body.children);
  const changes: MutationRecord[] = [];
  const watcher = new MutationObserver((records) => changes.push(...records));
  watcher.observe(body, { childList: true });
  for (let top = 3210; top < 6400; top += 106) {
    grid.scrollTop = top;
    await waitFor(() => expect(body.querySelector(`[aria-rowindex="${Math.floor(top / 32) + 2}"]`)).not.toBeNull());
  }
  expect(changes.concat(watcher.takeRecords())).toEqual([]);
  expect(new Set(body.children)).toEqual(rows);
  // Read out in the order of the list all the same.
  const read = (body.getAttribute('aria-owns') ?? '').split(' ').map((id) => document.getElementById(id)?.ariaRowIndex);
  expect(read).toEqual(read.map((_index, at) => String(Number(read[0]) + at)));
  expect(new Set(read).size).toBe(rows.size);
});

test('a cell says its whole text where the pointer is, also after its row became another', async () => {
  const { grid } = show(everyone);
  const cell = (await screen.findByText('银饰爱好者190000')).closest<HTMLElement>('[role=gridcell]');
  if (!cell) throw new Error('no cell');
  fireEvent.mouseMove(cell);
  expect(cell.title).toBe('银饰爱好者190000');
  grid.scrollTop = 3_000_000;
  await waitFor(() => expect(cell.textContent).not.toContain('190000'));
  await waitFor(() => expect(grid.querySelector('[aria-busy=true]')).toBeNull());
  fireEvent.mouseMove(cell);
  expect(cell.title).toBe(cell.textContent);
});

test('Ctrl+C copies the selected rows in the order listed, and refuses more than a paste is for', async () => {
  const copied: unknown[] = [];
  const said: string[] = [];
  const say = ({ content }: { readonly content: string }): void => void said.push(content);
  const tell = (text: string): void => void said.push(text);
  // What the shell and antd would do with it.
  Object.assign(window, {
    qundesk: {
      request: (_route: string, input: unknown) =>
        Promise.resolve({ ok: true, json: JSON.stringify(copied.push(input)) }),
    },
  });
  giveMessages({ success: tell, warning: tell, error: say, loading: say, destroy: () => undefined } as never);
  const { grid } = show(everyone);
  fireEvent.click(await screen.findByRole('row', { name: /189996/ }));
  fireEvent.click(screen.getByRole('row', { name: /189999/ }), { ctrlKey: true });
  fireEvent.keyDown(grid, { key: 'c', ctrlKey: true });
  await waitFor(() => expect(said).toEqual(['已复制 2 行']));
  expect(copied).toEqual([{ text: '昵称\t积分\r\n银饰爱好者189999\t189999\r\n银饰爱好者189996\t189996' }]);
  fireEvent.keyDown(grid, { key: 'a', ctrlKey: true });
  await waitFor(() => expect(screen.getAllByRole('row', { selected: true }).length).toBeGreaterThan(5));
  fireEvent.keyDown(grid, { key: 'c', ctrlKey: true });
  await waitFor(() => expect(said[1]).toContain('最多复制'));
  expect(copied).toHaveLength(1);
});
