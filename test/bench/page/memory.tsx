import {
  columnFilteringFeature,
  createFilteredRowModel,
  createSortedRowModel,
  filterFn_includesString,
  globalFilteringFeature,
  rowSortingFeature,
  sortFn_textCaseSensitive,
  tableFeatures,
  useTable,
  type ColumnDef,
} from '@tanstack/react-table';
import { useLayoutEffect } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Member } from '#shared/contract/members';
import { normalise } from '#shared/text/cjk';
import { pinyinOf } from '#shared/text/pinyin';
import { anyMoment, ask, drawn, ROUNDS, scroll } from './clock';
import type { MemorySaid, Scrolled, Typed } from './said';

const ROW = 32;

/** A member with what the product finds people by, normalised, as whoever keeps everyone in memory has it at hand. */
interface Person {
  readonly one: Member;
  readonly searched: Readonly<Record<(typeof SEARCHED)[number], string>>;
  /** Nickname and remark: the only ones with Chinese characters. */
  readonly names: string;
  readonly all: string;
}

const none = { nickname: '', remark: '', wechatId: '', phone: '', pinyin: '', initials: '' };
const SEARCHED = ['nickname', 'remark', 'wechatId', 'phone', 'pinyin', 'initials'] as const;

/** How many a search found, and who stands first. */
interface Found {
  readonly hits: number;
  readonly first: Person | undefined;
}

/** In a window of the product: the same people in a plain array, then in a table library; both keep all in memory. */
export async function measure(): Promise<MemorySaid> {
  const people = await everyone();
  const box = document.createElement('div');
  box.style.cssText = 'position:fixed;inset:0;background:#fff;z-index:9999;overflow:auto';
  document.body.append(box);
  // The array stands in the order of names already: what is found needs no sorting.
  const plain = await typed(box, (word) => {
    const kept = /\p{Script=Han}/u.test(word)
      ? people.filter(({ names }) => names.includes(word))
      : people.filter(({ all }) => all.includes(word));
    box.replaceChildren(...kept.slice(0, 30).map(lineOf));
    return { hits: kept.length, first: kept[0] };
  });
  const frames = await scrolled(box, people);
  box.replaceChildren();
  const search = mountTable(box, people);
  return { plain, frames, library: await typed(box, search) };
}

async function everyone(): Promise<Person[]> {
  const ids = await ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } });
  const members: Member[] = [];
  for (let at = 0; at < ids.length; at += 500)
    members.push(...(await ask('member.many', { accountId: null, ids: Array.from(ids.subarray(at, at + 500)) })));
  const searched = members.map((one) => ({
    nickname: normalise(one.nickname),
    remark: normalise(one.remark),
    wechatId: normalise(one.wechatId ?? ''),
    phone: normalise(one.phone ?? ''),
    ...pinyinOf(one.nickname),
  }));
  // Apart and last: texts that lie side by side are looked through several times as fast.
  const all = searched.map((texts) => Object.values(texts).join(' '));
  return members.map((one, at) => {
    const texts = searched[at] ?? none;
    return { one, searched: texts, all: all[at] ?? '', names: `${texts.nickname} ${texts.remark}` };
  });
}

/** Types every word at any moment of a frame, and waits for the frame in which its rows stand. */
async function typed(box: Element, find: (word: string) => Found): Promise<Typed[]> {
  const said: Typed[] = [];
  for (const [round, words] of ROUNDS.entries())
    for (const word of words) {
      await anyMoment();
      const begun = performance.now();
      const { hits, first } = find(word);
      await drawn();
      const took = performance.now() - begun;
      if (box.textContent === '') throw new Error(`nobody is drawn for ${word}`);
      if (round > 0) said.push({ word, took, hits, first: first?.one.nickname ?? '' });
    }
  return said;
}

const shown = ({ one }: Person): readonly string[] =>
  [one.nickname, one.remark, one.wechatId, one.phone, one.city, one.groups].map((value) => String(value ?? ''));

function lineOf(one: Person): HTMLElement {
  const line = document.createElement('div');
  line.style.cssText = `display:flex;height:${ROW}px`;
  for (const value of shown(one))
    line.append(Object.assign(document.createElement('span'), { textContent: value, style: 'width:150px' }));
  return line;
}

/** Scrolls over 40 plain rows, drawn anew as they come into view. */
function scrolled(box: Element, people: readonly Person[]): Promise<Scrolled> {
  const field = document.createElement('div');
  field.style.cssText = `position:relative;height:${people.length * ROW}px`;
  const lines = people.slice(0, 40).map((one) => {
    const line = lineOf(one);
    line.style.cssText += ';position:absolute;top:0';
    return line;
  });
  field.append(...lines);
  box.replaceChildren(field);
  const rows = new Map<HTMLElement, number>();
  const place = (): void => {
    const first = Math.floor(box.scrollTop / ROW);
    for (let row = first; row < first + 40; row += 1) {
      const [line, one] = [lines[row % 40], people[row]];
      if (!line || !one || rows.get(line) === row) continue;
      rows.set(line, row);
      line.style.transform = `translateY(${row * ROW}px)`;
      for (const [at, value] of shown(one).entries()) (line.children[at] as HTMLElement).textContent = value;
    }
  };
  return scroll(box, place, () => 0);
}

const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  filterFns: { includesString: filterFn_includesString },
  sortFns: { textCaseSensitive: sortFn_textCaseSensitive },
});

// Columns of the product's table that are not searched.
const BESIDE = [
  'city',
  'gender',
  'layer',
  'valueLayer',
  'levelId',
  'role',
  'groups',
  'lastJoinedAt',
  'firstJoinedAt',
] as const;
const FIGURES = [
  'lastActive',
  'messages',
  'points',
  'strikes',
  'invited',
  'orders',
  'spentFen',
  'channel',
  'addedOn',
] as const;

const columns: ColumnDef<typeof features, Person>[] = [
  ...SEARCHED.map((key) => ({
    id: key,
    accessorFn: ({ searched }: Person) => searched[key],
    // The order of the product's names, compared as cheaply as the library can.
    sortFn: 'textCaseSensitive' as const,
  })),
  ...[...BESIDE, ...FIGURES].map((key) => ({
    id: key,
    accessorFn: ({ one }: Person) => one[key],
    enableGlobalFilter: false,
  })),
];
const byName = [{ id: 'pinyin', desc: false }];

interface TableProps {
  readonly people: Person[];
  /** Told, once they are drawn, how to search and who was found. */
  readonly onDrawn: (search: (word: string) => void, found: Found) => void;
}

function Table({ people, onDrawn }: TableProps) {
  const table = useTable({
    features,
    columns,
    data: people,
    globalFilterFn: 'includesString',
    initialState: { sorting: byName },
  });
  const { rows } = table.getRowModel();
  useLayoutEffect(() => {
    onDrawn((word) => table.setGlobalFilter(word), { hits: rows.length, first: rows[0]?.original });
  }, [table, rows, onDrawn]);
  return rows.slice(0, 30).map(({ id, original }) => (
    <div key={id} style={{ display: 'flex', height: ROW }}>
      {shown(original).map((value, at) => (
        // The cells of a line have no name but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={at} style={{ width: 150 }}>
          {value}
        </span>
      ))}
    </div>
  ));
}

/** Mounts the library's table; gives its search, which draws the first 30 rows at once. */
function mountTable(box: Element, people: Person[]): (word: string) => Found {
  let search: (word: string) => void = () => undefined;
  let found: Found = { hits: 0, first: undefined };
  const root = createRoot(box);
  const onDrawn: TableProps['onDrawn'] = (by, now) => {
    search = by;
    found = now;
  };
  flushSync(() => root.render(<Table people={people} onDrawn={onDrawn} />));
  return (word) => {
    flushSync(() => search(word));
    return found;
  };
}
