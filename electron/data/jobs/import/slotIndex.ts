import { nameKey } from '#shared/domain/importMapping';
import type { Candidate } from '#shared/domain/importRow';
import type { Stored } from './labels';
import { goesBy, type Place, type Slot, storedSlot } from './slots';

/** The people met so far in this sheet, findable by what identifies them. */
export interface SlotIndex {
  readonly slotOf: (id: number, line: number) => Slot;
  /** The slot of a stored person if a row already spoke about them. */
  readonly met: (id: number) => Slot | undefined;
  readonly byWechat: (wechatId: string) => Slot | undefined;
  readonly byPhone: (phone: string) => readonly Slot[];
  /** Who goes by that name at that place and may be the row's person, stored ones first. */
  readonly byName: (place: Place, name: string, row?: Candidate) => readonly Slot[];
  readonly register: (slot: Slot, row: Candidate) => void;
}

/** What a row says someone is called, beside the nickname that it leaves them with. */
interface Said {
  readonly slot: Slot;
  readonly nickname: string;
  readonly row: Candidate;
}

const NOBODY: readonly Slot[] = [];

/** An index of nobody yet. */
export function slotIndex(base: Stored): SlotIndex {
  const stored = new Map<number, Slot>();
  const wechat = new Map<string, Slot>();
  const phones = new Map<string, Slot | Set<Slot>>();
  const names = new Map<string, Slot | Set<Slot>>();
  // Those without a WeChat ID: of a thousand of one name, a row with an ID of its own can only be one of these.
  const withoutId = new Map<string, Slot | Set<Slot>>();
  // Most names and nearly all phones are of one person.
  const add = (map: Map<string, Slot | Set<Slot>>, key: string, slot: Slot): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, slot);
    else if (known instanceof Set) known.add(slot);
    else if (known !== slot) map.set(key, new Set([known, slot]));
  };
  const all = (known: Slot | Set<Slot> | undefined): Iterable<Slot> =>
    known === undefined ? NOBODY : known instanceof Set ? known : [known];
  // Names of those with an ID are asked for only by rows without one, and by inviters: until then nobody looks at them.
  let waiting: Said[] = [];
  const call = (map: Map<string, Slot | Set<Slot>>, { slot, nickname, row }: Said): void => {
    for (const name of new Set([nickname, row.name, row.groupNickname, row.remark]))
      if (name !== null) add(map, nameKey(name), slot);
  };
  const everyone = (): Map<string, Slot | Set<Slot>> => {
    for (const said of waiting) call(names, said);
    waiting = [];
    return names;
  };
  return {
    slotOf: (id, line) => stored.get(id) ?? storedSlot(base, id, line),
    met: (id) => stored.get(id),
    byWechat: (wechatId) => wechat.get(wechatId),
    byPhone: (phone) => {
      const known = phones.get(phone);
      return known === undefined ? NOBODY : Array.from(all(known)).filter((slot) => slot.fields.phone === phone);
    },
    byName: (place, name, row) => {
      const map = row && row.wechatId !== null ? withoutId : everyone();
      if (map.size === 0) return [];
      const key = nameKey(name);
      const found: Slot[] = [];
      for (const slot of all(map.get(key)))
        if ((!row || mayBe(slot, row)) && goesBy(base, slot, key, place)) found.push(slot);
      return found.length > 1 ? oldestFirst(found) : found;
    },
    register: (slot, row) => {
      if (slot.id !== null) stored.set(slot.id, slot);
      if (slot.fields.wechatId !== null) wechat.set(slot.fields.wechatId, slot);
      if (slot.fields.phone !== null) add(phones, slot.fields.phone, slot);
      const said = { slot, nickname: slot.fields.nickname, row };
      waiting.push(said);
      if (slot.fields.wechatId === null) call(withoutId, said);
    },
  };
}

/** Stored people by age, then those the sheet brings, in the order in which they will be stored. */
export const oldestFirst = (slots: Iterable<Slot>): readonly Slot[] =>
  Array.from(slots).toSorted((one, other) => (one.id ?? FAR) - (other.id ?? FAR) || one.firstLine - other.firstLine);
const FAR = Number.MAX_SAFE_INTEGER;

/** Two WeChat IDs are two people. */
export const mayBe = (slot: Slot, row: Candidate): boolean =>
  row.wechatId === null || slot.fields.wechatId === null || slot.fields.wechatId === row.wechatId;
