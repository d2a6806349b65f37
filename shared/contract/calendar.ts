import { z } from 'zod';
import {
  action,
  command,
  CommandResult,
  Id,
  Ids,
  Instant,
  LocalDate,
  LocalDateTime,
  Nothing,
  PageIds,
  query,
  type Routes,
} from './route';

export const SlotKind = z.enum(['group', 'moments']);
export type SlotKind = z.infer<typeof SlotKind>;

/** How a slot comes again: each day, or each week on ISO weekdays (1 = Monday … 7 = Sunday); `until` is the last day. */
export const Repeat = z.object({
  freq: z.enum(['daily', 'weekly']),
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  until: LocalDate.nullable(),
});
export type Repeat = z.infer<typeof Repeat>;

const slotFields = {
  kind: SlotKind,
  /** Wall clock in `zone`. */
  starts: LocalDateTime,
  zone: z.string().min(1),
  /** How many minutes after the start it may still go out; 0 = at the start. */
  windowMinutes: z.int().min(0).max(1440),
  /** Targets of a group slot; groups of several operating accounts make one slot for each account. */
  groupIds: z.array(Id).max(2000),
  /** The account whose Moments it is; null for a group slot. */
  accountId: Id.nullable(),
  /** A prepared script, or else `inlineText`, written for this slot only. */
  scriptId: Id.nullable(),
  inlineText: z.string().max(20_000).nullable(),
  repeat: Repeat.nullable(),
  note: z.string().max(2000),
  campaignId: Id.nullable(),
};

const SlotFields = z.object(slotFields);
/** A planned post as it is written in the editor. */
export type SlotDraft = z.infer<typeof SlotFields>;

export const SlotDraft = SlotFields.refine((draft) => (draft.kind === 'group') === (draft.accountId === null), {
  path: ['accountId'],
})
  .refine((draft) => draft.kind === 'moments' || draft.groupIds.length > 0, { path: ['groupIds'] })
  .refine((draft) => (draft.scriptId === null) !== (draft.inlineText === null), { path: ['scriptId'] })
  .refine((draft) => !draft.repeat?.until || draft.repeat.until >= draft.starts.slice(0, 10), { path: ['repeat'] })
  .refine((draft) => draft.inlineText === null || draft.inlineText.trim() !== '', { path: ['inlineText'] });

/** Which slots of a repeated one a change reaches: this one, or this and all later ones. */
export const SlotReach = z.enum(['this', 'later']);
export type SlotReach = z.infer<typeof SlotReach>;

export const deliveryStatuses = ['due', 'sent', 'skipped', 'missed'] as const;
export const DeliveryStatus = z.enum(deliveryStatuses);
export type DeliveryStatus = z.infer<typeof DeliveryStatus>;

const counts = z.object({ due: z.int(), sent: z.int(), skipped: z.int(), missed: z.int() });

/** A slot as the calendar draws it. */
export const SlotInView = z.object({
  id: Id,
  kind: SlotKind,
  accountId: Id,
  accountName: z.string(),
  colour: z.string(),
  startsAt: Instant,
  zone: z.string(),
  windowMinutes: z.int(),
  title: z.string(),
  /** The first words of its text. */
  words: z.string(),
  repeated: z.boolean(),
  campaignId: Id.nullable(),
  campaign: z.string().nullable(),
  counts,
  /** The first groups by name, at most three, and how many there are. */
  groupNames: z.array(z.string()),
  groups: z.int(),
});
export type SlotInView = z.infer<typeof SlotInView>;

/** One target of a slot: a group, or no group where it goes to Moments. */
export const SlotTarget = z.object({
  deliveryId: Id,
  groupId: Id.nullable(),
  groupName: z.string().nullable(),
  status: DeliveryStatus,
  dueAt: Instant,
  doneAt: Instant.nullable(),
  reason: z.string(),
});
export type SlotTarget = z.infer<typeof SlotTarget>;

export const SlotDetail = SlotInView.omit({ words: true, groupNames: true, groups: true }).extend({
  scriptId: Id,
  /** The text where it was written for this slot only, else null. */
  inlineText: z.string().nullable(),
  repeat: Repeat.nullable(),
  note: z.string(),
  targets: z.array(SlotTarget),
});
export type SlotDetail = z.infer<typeof SlotDetail>;

export const conflictKinds = ['near', 'sameText', 'quietHours', 'account', 'qrLapsed'] as const;

/** One reason to think again before saving; `at` is the start of the planned post it concerns. */
export const Conflict = z.object({
  kind: z.enum(conflictKinds),
  at: Instant,
  groupId: Id.nullable(),
  /** The group, or for `account` the account. */
  name: z.string(),
  /** What stands in the way: start and title of the other post; else null. */
  otherAt: Instant.nullable(),
  other: z.string().nullable(),
});
export type Conflict = z.infer<typeof Conflict>;

/** New time for slots: one start for one slot, or a shift by whole days with the wall clock kept. */
const moveFields = { ids: PageIds.min(1), starts: LocalDateTime.nullable(), days: z.int().min(-3660).max(3660) };
const oneStart = (move: { readonly ids: readonly number[]; readonly starts: string | null }): boolean =>
  move.starts === null || move.ids.length === 1;

export const calendarRoutes = {
  'slot.create': command(['slot', 'delivery', 'script'], SlotDraft, CommandResult),
  'slot.update': command(
    ['slot', 'delivery', 'script'],
    z.object({ id: Id, reach: SlotReach, draft: SlotDraft }),
    CommandResult,
  ),
  /** Drag: open deliveries move; what is already done stays where it was. */
  'slot.move': command(['slot', 'delivery'], z.object(moveFields).refine(oneStart), CommandResult),
  'slot.copy': command(['slot', 'delivery'], z.object(moveFields).refine(oneStart), CommandResult),
  /** Open deliveries go; a slot with done ones stays with them. */
  'slot.delete': command(
    ['slot', 'delivery', 'script'],
    z.object({ ids: Ids.min(1), reach: SlotReach }),
    CommandResult,
  ),
  'slot.range': query(
    ['slot', 'delivery', 'script', 'account', 'group', 'campaign'],
    z.object({ from: Instant, to: Instant, accountId: Id.nullable() }),
    z.array(SlotInView),
  ),
  'slot.get': query(
    ['slot', 'delivery', 'script', 'account', 'group', 'campaign'],
    z.object({ id: Id }),
    SlotDetail.nullable(),
  ),
  /** What speaks against a plan, before it is saved; at most 200, earliest first. `slotId`: the slot being edited. */
  'slot.conflicts': query(
    ['slot', 'delivery', 'script', 'account', 'group', 'setting'],
    z.object({ draft: SlotFields, slotId: Id.nullable() }),
    z.array(Conflict),
  ),
  /** Makes the repeated slots of the coming weeks; called at start, daily, and when the calendar opens. */
  'slot.extendHorizon': action(['slot', 'delivery'], Nothing, z.object({ made: z.int() })),
} satisfies Routes;
