import type { DaySummary, FallenSlot, QueueSection } from '#shared/contract/today';
import { dayBounds, localDay } from '#shared/domain/time';
import { graceMs } from '#shared/domain/today';
import type { Context } from '../context';
import { dayCounts, dueCounts, listOpen, listQueue, nextPost, slotFacts, type QueueRow } from './repo';

/** The queue of a day (null = today) by slot: neighbours of one slot and time make one section. */
export function readQueue(ctx: Context, accountId: number | null, day: string | null): QueueSection[] {
  const [from, to] = dayBounds(day ?? localDay(ctx.now(), ctx.zone), ctx.zone);
  return sectionsOf(ctx, listQueue(ctx.db, accountId, from, to));
}

/** What fell due in (from, to] and is still open, by slot. */
export function readFallen(ctx: Context, accountId: number | null, from: number, to: number): FallenSlot[] {
  return sectionsOf(ctx, listOpen(ctx.db, accountId, from + 1, to)).map(
    ({ slotId, dueAt, title, accountId: owner, accountName, colour, device, items }) => ({
      slotId,
      dueAt,
      title,
      accountId: owner,
      accountName,
      colour,
      device,
      ids: items.map((item) => item.id),
    }),
  );
}

/** The day in figures, and when they next change by time alone. */
export function readSummary(ctx: Context, accountId: number | null): DaySummary {
  const now = ctx.now();
  const [from, to] = dayBounds(localDay(now, ctx.zone), ctx.zone);
  const counts = dayCounts(ctx.db, accountId, from, to);
  const due = dueCounts(ctx.db, accountId, now);
  const next = nextPost(ctx.db, accountId, now);
  const changes = [
    to,
    ...due.flatMap((row) => (row.late_at === null ? [] : [row.late_at + 1])),
    ...(next ? [next.due_at] : []),
  ];
  return {
    planned: Array.from(counts.values()).reduce((sum, n) => sum + n, 0),
    sent: counts.get('sent') ?? 0,
    skipped: counts.get('skipped') ?? 0,
    due: due.reduce((sum, row) => sum + row.due, 0),
    late: due.reduce((sum, row) => sum + row.late, 0),
    next: next ? { dueAt: next.due_at, title: next.title, deliveries: next.deliveries } : null,
    changesAt: Math.min(...changes),
    byAccount: due.map((row) => ({ accountId: row.account_id, due: row.due })),
  };
}

/** First and one-past-last instant of today. */
export const todayBounds = (ctx: Context): readonly [number, number] =>
  dayBounds(localDay(ctx.now(), ctx.zone), ctx.zone);

function sectionsOf(ctx: Context, rows: readonly QueueRow[]): QueueSection[] {
  const sections: (QueueSection & { items: { id: number; status: QueueRow['status'] }[] })[] = [];
  for (const row of rows) {
    const last = sections.at(-1);
    if (last?.slotId === row.slot_id && last.dueAt === row.due_at) {
      last.items.push({ id: row.id, status: row.status });
      continue;
    }
    const facts = slotFacts(ctx.db, row.slot_id);
    if (!facts) continue;
    sections.push({
      slotId: row.slot_id,
      dueAt: row.due_at,
      graceMs: graceMs(facts.window_minutes),
      kind: facts.kind,
      accountId: row.account_id,
      accountName: facts.account_name,
      colour: facts.colour,
      device: facts.device,
      title: facts.title,
      items: [{ id: row.id, status: row.status }],
    });
  }
  return sections;
}
