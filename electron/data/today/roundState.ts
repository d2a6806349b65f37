import { isText, isTruth, isWhole, listOf, orNull, shapeOf } from '#shared/domain/fits';
import type { RoundState } from '#shared/domain/round';

const part = { deliveryId: isWhole, part: isWhole };

/** Whether what the database keeps is a paste round; not beside its rules, which windows read too. */
export const isKeptRound = shapeOf<RoundState>({
  accountId: orNull(isWhole),
  slotId: orNull(isWhole),
  until: isWhole,
  finished: isTruth,
  current: orNull(shapeOf({ deliveryId: isWhole, print: isText, copied: listOf(isWhole) })),
  pending: orNull(shapeOf({ ...part, serial: isWhole })),
  clip: orNull(shapeOf({ ...part, print: isText })),
  handled: listOf(isWhole),
  lastAccountId: orNull(isWhole),
  serial: isWhole,
});
