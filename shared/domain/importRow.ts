import { instantOf } from './time';
import { type ImportField, type Mapping, ownName } from './importMapping';
import { boughtOf, readAmount, readOrders, readPoints, type SaidBought, type SaidStanding } from './importStanding';
import { remembering } from './remembering';

/** Why a row cannot be taken in; each has its sentence. */
export const rejectReasons = [
  'noName',
  'badWechatId',
  'badPhone',
  'cutPhone',
  'badDate',
  'badPoints',
  'badAmount',
  'badOrders',
  'tooLong',
  'noGroup',
] as const;
export type RejectReason = (typeof rejectReasons)[number];

/** One row of a sheet as the console understands it; null = the sheet says nothing about it. */
export interface Candidate {
  readonly line: number;
  /** From a nickname column; renames a known member. */
  readonly nickname: string | null;
  /** What to call them where no nickname is known: the one in the group, the remark, the WeChat ID. */
  readonly name: string;
  readonly wechatId: string | null;
  readonly phone: string | null;
  readonly city: string | null;
  readonly gender: 'male' | 'female' | null;
  readonly note: string | null;
  readonly remark: string | null;
  readonly addedOn: string | null;
  readonly channel: string | null;
  readonly group: string | null;
  readonly groupNickname: string | null;
  readonly role: 'owner' | 'admin' | 'member' | null;
  /** UTC ms. */
  readonly joinedAt: number | null;
  readonly inviter: string | null;
  readonly tags: readonly string[];
  /** What they had before the console counted. */
  readonly points: number | null;
  readonly standing: SaidStanding | null;
  readonly bought: SaidBought | null;
  /** By own field, in the order of `ownFieldsOf`; '' = the sheet says nothing. */
  readonly own: readonly string[];
}

/** The own fields that a mapping keeps, each once. */
export const ownFieldsOf = (mapping: Mapping): readonly string[] =>
  Array.from(new Set(mapping.map(ownName).filter((name) => name !== null)));

export type ReadRow =
  | { readonly ok: true; readonly row: Candidate }
  | { readonly ok: false; readonly reason: RejectReason };

const no = (reason: RejectReason): ReadRow => ({ ok: false, reason });

const NONE: readonly string[] = [];

/** A reader of rows by their mapping; a cell that cannot be understood rejects the row rather than being dropped in silence. */
export function rowReader(mapping: Mapping, zone: string): (cells: readonly string[], line: number) => ReadRow {
  // For each field where it may stand; the first column that is filled counts.
  const columns = new Map<ImportField, number[]>();
  const owns: { readonly column: number; readonly at: number }[] = [];
  const ownFields = ownFieldsOf(mapping);
  for (const [column, target] of mapping.entries()) {
    const name = ownName(target);
    if (name !== null) owns.push({ column, at: ownFields.indexOf(name) });
    else if (target !== null) {
      const field = target as ImportField;
      columns.set(field, [...(columns.get(field) ?? []), column]);
    }
  }
  const textOf = (field: ImportField): ((cells: readonly string[]) => string) => {
    const where = columns.get(field);
    if (where === undefined) return () => '';
    return (cells) => {
      for (const column of where) {
        const text = clean(cells[column] ?? '', field);
        if (text !== '') return text;
      }
      return '';
    };
  };
  const read = {
    nickname: textOf('nickname'),
    wechatId: textOf('wechatId'),
    phone: textOf('phone'),
    remark: textOf('remark'),
    city: textOf('city'),
    gender: textOf('gender'),
    group: textOf('group'),
    groupNickname: textOf('groupNickname'),
    role: textOf('role'),
    joinedAt: textOf('joinedAt'),
    inviter: textOf('inviter'),
    addedOn: textOf('addedOn'),
    channel: textOf('channel'),
    note: textOf('note'),
    points: textOf('points'),
    level: textOf('level'),
    layer: textOf('layer'),
    valueLayer: textOf('valueLayer'),
    spent: textOf('spent'),
    orders: textOf('orders'),
    lastOrder: textOf('lastOrder'),
  };
  const stands = columns.has('level') || columns.has('layer') || columns.has('valueLayer');
  const buys = columns.has('spent') || columns.has('orders') || columns.has('lastOrder');
  const tagsIn = columns.get('tags') ?? [];
  // Most members carry one of a few combinations, and share their days with others.
  const readTags = remembering(tagsOf);
  const readDay = remembering(readDate);
  const instant = remembering((local) => instantOf(local, zone));

  const readOwn = (cells: readonly string[]): readonly string[] => {
    if (owns.length === 0) return NONE;
    const own = ownFields.map(() => '');
    for (const { column, at } of owns) if (own[at] === '') own[at] = (cells[column] ?? '').trim();
    return own;
  };

  const readStanding = (cells: readonly string[]): SaidStanding | null => {
    const said = { level: read.level(cells), layer: read.layer(cells), valueLayer: read.valueLayer(cells) };
    return said.level === '' && said.layer === '' && said.valueLayer === '' ? null : said;
  };
  const readBought = (cells: readonly string[]): SaidBought | null | RejectReason => {
    const fen = readAmount(read.spent(cells));
    if (fen === 'badAmount') return fen;
    const orders = readOrders(read.orders(cells));
    if (orders === 'badOrders') return orders;
    const cell = read.lastOrder(cells);
    const last = cell === '' ? null : readDay(cell);
    return last === 'badDate' ? last : boughtOf({ fen, orders, day: last?.day ?? null });
  };

  return (cells, line) => {
    const nickname = read.nickname(cells);
    const groupNickname = read.groupNickname(cells);
    const remark = read.remark(cells);
    const wechatId = read.wechatId(cells);
    const name = nickname || groupNickname || remark || wechatId;
    if (name === '') return no('noName');
    const city = read.city(cells);
    const channel = read.channel(cells);
    const inviter = read.inviter(cells);
    const note = read.note(cells);
    let tags = NONE;
    for (const column of tagsIn) {
      const more = readTags(cells[column] ?? '');
      tags = tags.length === 0 ? more : Array.from(new Set([...tags, ...more]));
    }
    const tooLong =
      name.length > MAX_NAME ||
      groupNickname.length > MAX_NAME ||
      remark.length > MAX_NAME ||
      city.length > MAX_NAME ||
      channel.length > MAX_NAME ||
      inviter.length > MAX_NAME;
    if (tooLong || note.length > MAX_NOTE || tags.some((tag) => tag.length > MAX_TAG)) return no('tooLong');
    if (wechatId !== '' && !WECHAT_ID.test(wechatId)) return no('badWechatId');
    const phone = read.phone(cells);
    const called = phone === '' ? null : readPhone(phone);
    if (typeof called === 'string') return no(called);
    const joinedAt = read.joinedAt(cells);
    const joined = joinedAt === '' ? null : readDay(joinedAt);
    const addedOn = read.addedOn(cells);
    const added = addedOn === '' ? null : readDay(addedOn);
    if (joined === 'badDate' || added === 'badDate') return no('badDate');
    const points = readPoints(read.points(cells));
    if (points === 'badPoints') return no(points);
    const bought = buys ? readBought(cells) : null;
    if (typeof bought === 'string') return no(bought);
    return {
      ok: true,
      row: {
        line,
        nickname: nickname || null,
        name,
        wechatId: wechatId || null,
        phone: called?.phone ?? null,
        city: city || null,
        gender: readGender(read.gender(cells)),
        note: note || null,
        remark: remark || null,
        addedOn: added === null ? null : added.day,
        channel: channel || null,
        group: read.group(cells) || null,
        groupNickname: groupNickname || null,
        role: readRole(read.role(cells)),
        joinedAt: joined === null ? null : instant(`${joined.day}T${joined.time}`),
        inviter: inviter || null,
        tags,
        points,
        standing: stands ? readStanding(cells) : null,
        bought,
        own: readOwn(cells),
      },
    };
  };
}

const MAX_TAG = 40;

/** The tags of a cell, each once. */
function tagsOf(cell: string): readonly string[] {
  if (cell === '') return NONE;
  const found = new Set<string>();
  for (const part of cell.split(/[;；,，、|\n\r\t]+/)) {
    const tag = clean(part, 'tags');
    if (tag !== '') found.add(tag);
  }
  return found.size === 0 ? NONE : Array.from(found);
}

const MAX_NAME = 200;
const MAX_NOTE = 20_000;
const WECHAT_ID = /^[\w@.-]{2,64}$/;

// Sheets write "nothing" in several ways, and names come with the invisible marks of right-to-left text and emoji keyboards.
// A note stays the very text.
const NOTHING = new Set(['', '-', '--', '—', '/', '无', '無', 'null', 'none', 'n/a', '#n/a']);
const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
function clean(cell: string, field: ImportField): string {
  if (isTidy(cell)) return cell;
  const text = (field === 'note' ? cell : cell.replace(INVISIBLE, '')).trim();
  if (field === 'nickname' || field === 'groupNickname') return text.replace(/\s+/g, ' ');
  return text.length <= 4 && NOTHING.has(text.toLowerCase()) ? '' : text;
}

/** True for a text of a few letters and more that cleaning leaves as it is: this runs for every cell. */
function isTidy(text: string): boolean {
  if (text.length <= 4) return text === '' || (HAN.test(text) && !NOTHING.has(text));
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // White space and invisible marks stand below these ranges or between them.
    if (code <= 32 || code === 0xa0 || (code >= 0x1680 && code < 0x2070) || code === 0x3000 || code === 0xfeff)
      return false;
  }
  return true;
}
const HAN = /^[\u4e00-\u9fa5]+$/;

/** A phone number without spaces, hyphens and China's prefix; several in one cell count as the first. */
export function readPhone(cell: string): { readonly phone: string } | 'badPhone' | 'cutPhone' {
  if (PLAIN_PHONE.test(cell)) return { phone: cell };
  const text = cell.normalize('NFKC').replace(/^'/, '');
  // A sheet that shows 1.38E+10 has already lost the last digits.
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(text)) return 'cutPhone';
  const first = text.split(/[,;、，；/\n]/)[0] ?? '';
  const digits = first.replace(/[\s\-()]/g, '').replace(/^(\+86|0086)/, '');
  return /^\+?\d{5,20}$/.test(digits) ? { phone: digits } : 'badPhone';
}

const PLAIN_PHONE = /^[1-9]\d{4,19}$/;

/** A day and wall-clock time, from `2026-11-22`, `2026/11/2 9:05`, `2026年11月2日`, `20261102` or a sheet's serial number. */
export function readDate(cell: string): { readonly day: string; readonly time: string } | 'badDate' {
  const text = cell.normalize('NFKC').trim();
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : null;
  if (serial !== null) return partsOf(new Date(Math.round((serial - 25_569) * 86_400) * 1000));
  const found =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!found) return 'badDate';
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = found.slice(1).map((part) => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute));
  const kept = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60;
  return kept && year >= 1900 ? partsOf(date) : 'badDate';
}

function partsOf(date: Date): { readonly day: string; readonly time: string } {
  const iso = date.toISOString();
  return { day: iso.slice(0, 10), time: iso.slice(11, 16) };
}

function readGender(cell: string): 'male' | 'female' | null {
  if (cell === '') return null;
  if (/^(男|男性|先生|male|m|1)$/i.test(cell)) return 'male';
  return /^(女|女性|女士|female|f|2)$/i.test(cell) ? 'female' : null;
}

function readRole(cell: string): Candidate['role'] {
  if (cell === '') return null;
  if (/^(群主|owner)$/i.test(cell)) return 'owner';
  if (/^(管理员|群管理员|管理|群管|管理員|群管理員|admin)$/i.test(cell)) return 'admin';
  return /^(成员|群成员|普通成员|群友|成員|群成員|member)$/i.test(cell) ? 'member' : null;
}
