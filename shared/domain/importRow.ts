import { instantOf } from './time';
import { type ImportField, type Mapping, ownName } from './importMapping';

/** Why a row cannot be taken in; each has its sentence. */
export const rejectReasons = [
  'noName',
  'badWechatId',
  'badPhone',
  'cutPhone',
  'badDate',
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
const NAMES = ['nickname', 'groupNickname', 'remark', 'city', 'channel', 'inviter'] as const;

/** A reader of rows by their mapping; a cell that cannot be understood rejects the row rather than being dropped in silence. */
export function rowReader(mapping: Mapping, zone: string): (cells: readonly string[], line: number) => ReadRow {
  const columns: { readonly column: number; readonly field: ImportField }[] = [];
  const owns: { readonly column: number; readonly at: number }[] = [];
  const ownFields = ownFieldsOf(mapping);
  for (const [column, target] of mapping.entries()) {
    const name = ownName(target);
    if (name !== null) owns.push({ column, at: ownFields.indexOf(name) });
    else if (target !== null) columns.push({ column, field: target as ImportField });
  }
  const instantsOf = new Map<string, number>();
  const instant = (local: string): number => {
    const known = instantsOf.get(local) ?? instantOf(local, zone);
    if (instantsOf.size < 10_000) instantsOf.set(local, known);
    return known;
  };

  const readOwn = (cells: readonly string[]): readonly string[] => {
    if (owns.length === 0) return NONE;
    const own = ownFields.map(() => '');
    for (const { column, at } of owns) if (own[at] === '') own[at] = (cells[column] ?? '').trim();
    return own;
  };

  return (cells, line) => {
    const said: Partial<Record<ImportField, string>> = {};
    let tags = NONE;
    for (const { column, field } of columns) {
      if (field === 'tags') tags = tagsOf(cells[column] ?? '', tags);
      else if (said[field] === undefined) {
        const text = clean(cells[column] ?? '', field);
        if (text !== '') said[field] = text;
      }
    }
    const nickname = said.nickname ?? null;
    const name = nickname ?? said.groupNickname ?? said.remark ?? said.wechatId;
    if (name === undefined) return no('noName');
    for (const field of NAMES) if ((said[field]?.length ?? 0) > MAX_NAME) return no('tooLong');
    if ((said.note?.length ?? 0) > MAX_NOTE || tags.some((tag) => tag.length > MAX_TAG)) return no('tooLong');
    if (said.wechatId !== undefined && !WECHAT_ID.test(said.wechatId)) return no('badWechatId');
    const called = said.phone === undefined ? null : readPhone(said.phone);
    if (typeof called === 'string') return no(called);
    const joined = said.joinedAt === undefined ? null : readDate(said.joinedAt);
    const added = said.addedOn === undefined ? null : readDate(said.addedOn);
    if (joined === 'badDate' || added === 'badDate') return no('badDate');
    return {
      ok: true,
      row: {
        line,
        nickname,
        name,
        wechatId: said.wechatId ?? null,
        phone: called?.phone ?? null,
        city: said.city ?? null,
        gender: readGender(said.gender),
        note: said.note ?? null,
        remark: said.remark ?? null,
        addedOn: added === null ? null : added.day,
        channel: said.channel ?? null,
        group: said.group ?? null,
        groupNickname: said.groupNickname ?? null,
        role: readRole(said.role),
        joinedAt: joined === null ? null : instant(`${joined.day}T${joined.time}`),
        inviter: said.inviter ?? null,
        tags,
        own: readOwn(cells),
      },
    };
  };
}

const MAX_TAG = 40;

/** The tags of a cell, added to those before; each once. */
function tagsOf(cell: string, before: readonly string[]): readonly string[] {
  if (cell === '') return before;
  const found = new Set(before);
  for (const part of cell.split(/[;；,，、|\n\r\t]+/)) {
    const tag = clean(part, 'tags');
    if (tag !== '') found.add(tag);
  }
  return found.size === before.length ? before : Array.from(found);
}

const MAX_NAME = 200;
const MAX_NOTE = 20_000;
const WECHAT_ID = /^[\w@.-]{2,64}$/;

// Sheets write "nothing" in several ways, and names come with the invisible marks of right-to-left text and emoji keyboards.
// A note stays the very text.
const NOTHING = new Set(['', '-', '--', '—', '/', '无', '無', 'null', 'none', 'n/a', '#n/a']);
const INVISIBLE = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
function clean(cell: string, field: ImportField): string {
  const text = (field === 'note' ? cell : cell.replace(INVISIBLE, '')).trim();
  if (field === 'nickname' || field === 'groupNickname') return text.replace(/\s+/g, ' ');
  return text.length <= 4 && NOTHING.has(text.toLowerCase()) ? '' : text;
}

/** A phone number without spaces, hyphens and China's prefix; several in one cell count as the first. */
export function readPhone(cell: string): { readonly phone: string } | 'badPhone' | 'cutPhone' {
  const text = cell.normalize('NFKC').replace(/^'/, '');
  // A sheet that shows 1.38E+10 has already lost the last digits.
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(text)) return 'cutPhone';
  const first = text.split(/[,;、，；/\n]/)[0] ?? '';
  const digits = first.replace(/[\s\-()]/g, '').replace(/^(\+86|0086)/, '');
  return /^\+?\d{5,20}$/.test(digits) ? { phone: digits } : 'badPhone';
}

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

function readGender(cell: string | undefined): 'male' | 'female' | null {
  if (cell === undefined) return null;
  if (/^(男|男性|先生|male|m|1)$/i.test(cell)) return 'male';
  return /^(女|女性|女士|female|f|2)$/i.test(cell) ? 'female' : null;
}

function readRole(cell: string | undefined): Candidate['role'] {
  if (cell === undefined) return null;
  if (/^(群主|owner)$/i.test(cell)) return 'owner';
  if (/^(管理员|群管理员|管理|群管|管理員|群管理員|admin)$/i.test(cell)) return 'admin';
  return /^(成员|群成员|普通成员|群友|成員|群成員|member)$/i.test(cell) ? 'member' : null;
}
