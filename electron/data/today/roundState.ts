import { z } from 'zod';
import type { RoundState } from '#shared/domain/round';

const Part = z.object({ deliveryId: z.int(), part: z.int() });

/** The paste round as the database keeps it; not beside its rules, which windows read too. */
export const KeptRound: z.ZodType<RoundState> = z.object({
  accountId: z.int().nullable(),
  slotId: z.int().nullable(),
  until: z.int(),
  finished: z.boolean(),
  current: z.object({ deliveryId: z.int(), print: z.string(), copied: z.array(z.int()) }).nullable(),
  pending: Part.extend({ serial: z.int() }).nullable(),
  clip: Part.extend({ print: z.string() }).nullable(),
  handled: z.array(z.int()),
  lastAccountId: z.int().nullable(),
  serial: z.int(),
});
