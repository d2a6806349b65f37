import type { WireReply } from '../contract/route';

/** What a reply says: ids, ids with the first rows, or a value. */
export function valueOf(reply: Extract<WireReply, { ok: true }>): unknown {
  if (!('ids' in reply)) return JSON.parse(reply.json);
  // The contract says what the rows are.
  return reply.rows === undefined ? reply.ids : { ids: reply.ids, rows: JSON.parse(reply.rows) as unknown };
}
