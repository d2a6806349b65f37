import { nameKey } from '#shared/domain/importMapping';
import type { Known } from './known';
import type { Stored } from './labels';
import type { SlotIndex } from './slotIndex';
import { goesBy, type Inviter, type Slot, type SlotStay } from './slots';

/**
 * Finds who a stay names as inviter: by WeChat ID, else by the only one of that name in the group.
 * People count by the names that the sheet leaves them with, so that it finds the same ones when it comes again.
 */
export function inviters(
  stored: Stored,
  known: Known,
  index: SlotIndex,
): (slot: Slot, groupId: number, stay: SlotStay) => Inviter {
  return (slot, groupId, { inviterName }) => {
    if (inviterName === null) return null;
    const met = index.byWechat(inviterName);
    if (met) return met === slot ? null : met;
    const id = known.byWechat(inviterName);
    if (id !== null) return id;
    const key = nameKey(inviterName);
    const place = { groupId, accountId: null };
    const here = new Set<Slot | number>(index.byName(place, inviterName));
    for (const each of known.inGroup(groupId, inviterName)) {
      const spoken = index.met(each);
      if (!spoken) here.add(each);
      else if (goesBy(stored, spoken, key, place)) here.add(spoken);
    }
    const [only, another] = here;
    return only === undefined || another !== undefined || only === slot ? null : only;
  };
}
