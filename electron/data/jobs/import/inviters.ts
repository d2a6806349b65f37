import { nameKey } from '#shared/domain/importMapping';
import type { Db } from '../../db/open';
import { openStay, personIdByWechat } from '../../members/write';
import type { Known } from './known';
import type { SlotIndex } from './resolve';
import type { Inviter, Slot, SlotStay } from './slots';

export type InviterOf = (slot: Slot, groupId: number, stay: SlotStay) => Inviter;

/**
 * Finds who a stay names as inviter: by WeChat ID, else by the only one of that name in the group.
 * People count by the names that the sheet leaves them with, so that it finds the same ones when it comes again.
 */
export function inviters(db: Db, known: Known, index: SlotIndex, slots: ReadonlySet<Slot>): InviterOf {
  const named = new Map<string, Set<Slot>>();
  for (const slot of slots)
    for (const name of [slot.fields.nickname, ...Array.from(slot.stays.values(), (stay) => stay.nickname)]) {
      const key = nameKey(name);
      const set = named.get(key);
      if (set) set.add(slot);
      else named.set(key, new Set([slot]));
    }

  const goesBy = (slot: Slot, groupId: number, key: string): boolean => {
    const stay = slot.stays.get(groupId) ?? (slot.id === null ? undefined : openStay(db, slot.id, groupId));
    return stay !== undefined && (nameKey(slot.fields.nickname) === key || nameKey(stay.nickname) === key);
  };

  return (slot, groupId, { inviterName }) => {
    if (inviterName === null) return null;
    const met = index.byWechat(inviterName);
    if (met) return met === slot ? null : met;
    const id = personIdByWechat(db, inviterName);
    if (id !== null) return id;
    const key = nameKey(inviterName);
    const here = new Set<Slot | number>();
    for (const each of named.get(key) ?? []) if (goesBy(each, groupId, key)) here.add(each);
    for (const each of known.inGroup(groupId, key)) {
      const spoken = index.met(each);
      if (!spoken) here.add(each);
      else if (goesBy(spoken, groupId, key)) here.add(spoken);
    }
    const [only, another] = here;
    return only === undefined || another !== undefined || only === slot ? null : only;
  };
}
