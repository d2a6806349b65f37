import { variableNames } from '#shared/text/template';
import { z } from 'zod';
import {
  action,
  command,
  CommandResult,
  Id,
  Ids,
  Instant,
  LocalDate,
  Nothing,
  PageIds,
  query,
  Scope,
  type Routes,
} from './route';
import { ScriptPart } from './scripts';

const DeliveryStatus = z.enum(['due', 'sent', 'skipped', 'missed']);

/** One slot of the queue with its deliveries in order; a delivery put off stands in a section of its own time. */
export const QueueSection = z.object({
  slotId: Id,
  /** When it falls due. */
  dueAt: Instant,
  /** How many ms after `dueAt` it still counts as in time. */
  graceMs: z.int(),
  kind: z.enum(['group', 'moments']),
  accountId: Id,
  accountName: z.string(),
  colour: z.string(),
  /** The phone the account lives on. */
  device: z.string().nullable(),
  title: z.string(),
  items: z.array(z.object({ id: Id, status: DeliveryStatus })),
});
export type QueueSection = z.infer<typeof QueueSection>;

/** A row of the queue. */
export const DeliveryRow = z.object({
  id: Id,
  slotId: Id,
  dueAt: Instant,
  status: DeliveryStatus,
  accountId: Id,
  groupId: Id.nullable(),
  /** Null for a post to Moments. */
  groupName: z.string().nullable(),
  reason: z.string(),
  doneAt: Instant.nullable(),
});
export type DeliveryRow = z.infer<typeof DeliveryRow>;

/** A delivery with what goes out; a sent one shows the version that was sent. */
export const DeliveryDetail = DeliveryRow.extend({
  title: z.string(),
  scriptId: Id,
  note: z.string(),
  accountName: z.string(),
  colour: z.string(),
  device: z.string().nullable(),
  /** The messages as written; `fillTemplate` with `variables` gives exactly what is copied. */
  parts: z.array(ScriptPart),
  /** A print of each part as it is copied. */
  prints: z.array(z.string()),
  variables: z.partialRecord(z.enum(variableNames), z.string()),
  /** True where the text names its group, so that it must be copied for each. */
  perGroup: z.boolean(),
  /** Deliveries of its slot, and how many are still open. */
  ofSlot: z.int(),
  openOfSlot: z.int(),
});
export type DeliveryDetail = z.infer<typeof DeliveryDetail>;

export const DaySummary = z.object({
  planned: z.int(),
  sent: z.int(),
  skipped: z.int(),
  /** Open and past their time, those of earlier days too. */
  due: z.int(),
  /** Of these, the ones past their time of grace. */
  late: z.int(),
  next: z.object({ dueAt: Instant, title: z.string(), deliveries: z.int() }).nullable(),
  /** When `due` or `late` next changes by time alone. */
  changesAt: Instant.nullable(),
  byAccount: z.array(z.object({ accountId: Id, due: z.int() })),
});
export type DaySummary = z.infer<typeof DaySummary>;

/** What fell due in a span of time and is still open, one for each slot. */
export const FallenSlot = z.object({
  slotId: Id,
  dueAt: Instant,
  title: z.string(),
  accountId: Id,
  accountName: z.string(),
  colour: z.string(),
  device: z.string().nullable(),
  ids: z.array(Id),
});
export type FallenSlot = z.infer<typeof FallenSlot>;

/** How long to put off: minutes from now, the same time tomorrow, or to an instant. */
export const PutOff = z.union([
  z.object({ minutes: z.int().min(1).max(1440) }),
  z.object({ tomorrow: z.literal(true) }),
  z.object({ at: Instant }),
]);
export type PutOff = z.infer<typeof PutOff>;

/** A delivery as the paste bar shows it. */
export const RoundCard = z.object({
  deliveryId: Id,
  slotId: Id,
  dueAt: Instant,
  accountId: Id,
  accountName: z.string(),
  colour: z.string(),
  device: z.string().nullable(),
  groupName: z.string().nullable(),
  title: z.string(),
  /** The first words of its first text. */
  words: z.string(),
  parts: z.array(z.enum(['text', 'picture'])),
  /** Variables in it that could not be filled, as written. */
  unfilled: z.array(z.string()),
  /** Positions of the parts copied so far. */
  copied: z.array(z.int()),
});
export type RoundCard = z.infer<typeof RoundCard>;

/** Where the paste round stands. */
export const RoundView = z.object({
  state: z.enum(['idle', 'running', 'finished']),
  done: z.int(),
  total: z.int(),
  current: RoundCard.nullable(),
  next: RoundCard.nullable(),
  /** The account of the last post where the current one belongs to another. */
  from: z.object({ accountName: z.string(), device: z.string().nullable() }).nullable(),
  /** What was copied last. */
  clip: z
    .object({
      deliveryId: Id,
      part: z.int(),
      kind: z.enum(['text', 'picture']),
      words: z.string(),
      print: z.string(),
      /** True where it is all that the current delivery says. */
      sameText: z.boolean(),
    })
    .nullable(),
  /** Open posts of the scope that are due now. */
  due: z.int(),
  /** The next post that is not due yet. */
  waiting: z.object({ dueAt: Instant, title: z.string() }).nullable(),
});
export type RoundView = z.infer<typeof RoundView>;

/** What the shell has to put on the clipboard; it confirms with `round.copied` and the serial. */
export const RoundStep = z.object({
  outcome: z.enum(['copy', 'finished', 'nothing']),
  copy: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('text'), serial: z.int(), text: z.string() }),
      z.object({ kind: z.literal('picture'), serial: z.int(), sha256: z.string() }),
    ])
    .nullable(),
});
export type RoundStep = z.infer<typeof RoundStep>;

const Reason = z.string().trim().max(200);

export const todayRoutes = {
  /** The queue of a day, with open deliveries of earlier days before it. */
  'delivery.queue': query(
    ['delivery', 'slot', 'script', 'account', 'device'],
    Scope.extend({ day: LocalDate.nullable() }),
    z.array(QueueSection),
  ),
  'delivery.many': query(['delivery', 'group'], PageIds, z.array(DeliveryRow)),
  'delivery.get': query(
    ['delivery', 'slot', 'script', 'account', 'device', 'group', 'persona', 'setting'],
    z.object({ id: Id }),
    DeliveryDetail.nullable(),
  ),
  /** Ticks off; one already sent stays as it is. Gives the ids newly sent. */
  'delivery.send': command(['delivery', 'script'], z.object({ ids: Ids.min(1) }), CommandResult),
  'delivery.skip': command(['delivery'], z.object({ ids: Ids.min(1), reason: Reason }), CommandResult),
  /** Nothing went out and it is too late now. */
  'delivery.miss': command(['delivery'], z.object({ ids: Ids.min(1) }), CommandResult),
  'delivery.later': command(['delivery'], z.object({ ids: Ids.min(1), to: PutOff }), CommandResult),
  /** Opens skipped and missed ones again; a sent one comes back only by undo. */
  'delivery.reopen': command(['delivery'], z.object({ ids: Ids.min(1) }), CommandResult),
  'delivery.fallen': query(
    ['delivery', 'slot', 'script', 'account', 'device'],
    Scope.extend({ from: Instant, to: Instant }),
    z.array(FallenSlot),
  ),
  'day.summary': query(['delivery', 'slot', 'script'], Scope, DaySummary),

  'round.view': query(['round', 'delivery', 'slot', 'script', 'account', 'device', 'group'], Nothing, RoundView),
  /** Begins a round (of one slot, or of what is due now) with the first part to copy. */
  'round.start': action(['round'], Scope.extend({ slotId: Id.nullable() }), RoundStep),
  /** The shortcut: the next part, or ticks off and gives the next delivery's first part; begins a round if none runs. */
  'round.press': action(['round', 'delivery'], Scope, RoundStep),
  /** Skips the current delivery and gives the next one's first part. */
  'round.skip': action(['round', 'delivery'], z.object({ reason: Reason }), RoundStep),
  /** Copies a delivery's next part, or the part at a position, and makes it the current one. */
  'round.copy': action(['round'], Scope.extend({ deliveryId: Id, part: z.int().min(0).nullable() }), RoundStep),
  /** The part of this serial is on the clipboard now. */
  'round.copied': action(['round'], z.object({ serial: z.int() }), Nothing),
  'round.stop': action(['round'], Nothing, Nothing),
  /** After a start of the app: what was copied before is no longer taken to be on the clipboard. */
  'round.recall': action(['round'], Nothing, Nothing),
} satisfies Routes;
