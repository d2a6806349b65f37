import { layersOf, type Axis, type Layer } from '../contract/layers';
import { nameKey } from './importMapping';

/** What a row says someone counts as, in the sheet's own words; '' = it says nothing. */
export interface SaidStanding {
  readonly level: string;
  readonly layer: string;
  readonly valueLayer: string;
}

/** What a row says someone bought before the console counted; null = it does not say. */
export interface SaidBought {
  readonly fen: number | null;
  readonly orders: number | null;
  /** Of the last order. */
  readonly day: string | null;
}

export const standingFields = ['level', 'layer', 'valueLayer'] as const;
export type StandingField = (typeof standingFields)[number];

// How sheets write the layers, in Chinese of both scripts and in English.
const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  core: '核心 铁粉 核心粉 鐵粉 core',
  active: '活跃 高活跃 活躍 高活躍 active',
  ordinary: '普通 一般 中等 ordinary normal',
  silent: '沉默 静默 潜水 低活跃 不活跃 沈默 靜默 潛水 低活躍 不活躍 silent',
  lost: '流失 已流失 lost',
  high: '高价值 重要 高價值 high highvalue',
  potential: '潜在 潜力 潛在 潛力 potential',
  churned: '流失 已流失 churned',
};
// What is put behind the word for whom it is said of.
const OF_WHOM = /(用户|客户|会员|成员|群友|粉丝|层|用戶|客戶|會員|成員|粉絲|層)$/;

/** A word of a sheet as words are compared: without spaces, in one width and case. */
const wordKey = (word: string): string => nameKey(word).replaceAll(' ', '');

const layerWords = (axis: Axis): ReadonlyMap<string, Layer> =>
  new Map(layersOf[axis].flatMap((layer) => LAYER_WORDS[layer].split(' ').map((word) => [word, layer] as const)));
const WORDS_OF: Readonly<Record<Axis, ReadonlyMap<string, Layer>>> = {
  activity: layerWords('activity'),
  value: layerWords('value'),
};

/** The layer that a word of a sheet means on an axis; null where it is none. */
export function layerOfWord(axis: Axis, word: string): Layer | null {
  if (word === '') return null;
  const key = wordKey(word);
  return WORDS_OF[axis].get(key) ?? WORDS_OF[axis].get(key.replace(OF_WHOM, '')) ?? null;
}

interface NamedLevel {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}

/** A reader of level words: by code (`A`, `A级`), by a name that only one has, or both (`A 核心会员`); null for any other. */
export function levelReader(levels: readonly NamedLevel[]): (word: string) => number | null {
  const exact = new Map(levels.map(({ id, code }) => [code, id]));
  // Two levels may differ by case alone, or share a name: then the word does not tell which.
  const ids = new Map<string, Set<number>>();
  const call = (word: string, id: number): void => {
    const key = wordKey(word);
    if (key !== '') ids.set(key, (ids.get(key) ?? new Set()).add(id));
  };
  for (const { id, code, name } of levels) for (const word of new Set([code, `${code}${name}`])) call(word, id);
  const coded = new Set(ids.keys());
  for (const { id, name } of levels) if (!coded.has(wordKey(name))) call(name, id);
  const only = (key: string): number | null => {
    const [id, another] = ids.get(key) ?? [];
    return another === undefined ? (id ?? null) : null;
  };
  return (word) => {
    const key = wordKey(word);
    return exact.get(word.trim()) ?? only(key) ?? only(key.replace(/(级|級|类|類)$/, ''));
  };
}

const MOST_POINTS = 1_000_000;

/** A whole number of points as sheets write it: `120`, `1,200.0`, `120分`. */
export function readPoints(cell: string): number | null | 'badPoints' {
  if (cell === '') return null;
  const text = cell.normalize('NFKC').replace(/,|\s|[分点點]$/g, '');
  const points = /^-?\d+(\.0*)?$/.test(text) ? Number(text) : NaN;
  return Math.abs(points) <= MOST_POINTS ? points : 'badPoints';
}

const MOST_YUAN = 1_000_000_000;

/** Fen of an amount as sheets write it: `3680.5`, `¥3,680.50`, `3680元`, `1.2万`; null for an empty cell. */
export function readAmount(cell: string): number | null | 'badAmount' {
  if (cell === '') return null;
  const found = /^[¥$]?(\d+(?:\.\d*)?)(元|万|萬|万元|萬元)?$/.exec(cell.normalize('NFKC').replace(/,|\s/g, ''));
  const yuan = Number(found?.[1] ?? NaN) * (/万|萬/.test(found?.[2] ?? '') ? 10_000 : 1);
  return yuan <= MOST_YUAN ? Math.round(yuan * 100) : 'badAmount';
}

const MOST_ORDERS = 100_000;

/** A number of orders as sheets write it: `12`, `12.0`, `12单`, `12次`; null for an empty cell. */
export function readOrders(cell: string): number | null | 'badOrders' {
  if (cell === '') return null;
  const found = /^(\d+)(?:\.0*)?[单單次笔筆]?$/.exec(cell.normalize('NFKC').replace(/,|\s/g, ''));
  const orders = Number(found?.[1] ?? NaN);
  return orders <= MOST_ORDERS ? orders : 'badOrders';
}

/** What a row says was bought, or null where that is nothing: a day alone speaks of one order. */
export function boughtOf({ fen, orders, day }: SaidBought): SaidBought | null {
  if ((fen ?? 0) > 0 || (orders ?? 0) > 0) return { fen, orders, day };
  return day !== null && orders === null ? { fen, orders, day } : null;
}
