import { disagreements } from './agreement';
import { withDb } from './plannedData';

interface Tick {
  readonly id: number;
  readonly status: string;
  readonly done_at: number | null;
  readonly script_version_id: number | null;
}

/** What the main set's database holds of posts ticked off one by one. */
export interface Kept {
  readonly sent: ReadonlySet<number>;
  /** Everything that is half done or does not agree. */
  readonly faults: readonly string[];
}

/**
 * Reads, at one moment, which of these deliveries are sent and whether each tick is there whole: row, version, step to undo.
 * `whole`: also whether search and rollups of the whole database agree, which takes long in a big one.
 */
export function keptTicks(dir: string, deliveries: readonly number[], whole: boolean): Kept {
  return withDb(dir, (db) =>
    db.transaction(() => {
      const rows = db
        .prepare<[string], Tick>(
          'SELECT id, status, done_at, script_version_id FROM delivery WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
        )
        .all(JSON.stringify(deliveries));
      const half = rows.filter(
        ({ status, done_at, script_version_id }) =>
          (status === 'sent') !== (done_at !== null) || (status === 'sent') !== (script_version_id !== null),
      );
      const sent = new Set(rows.filter(({ status }) => status === 'sent').map(({ id }) => id));
      const steps = db
        .prepare<[], { rows: number }>(
          `SELECT (SELECT count(*) FROM undo_log u WHERE u.operation_id = o.id AND u.tbl = 'delivery') AS rows
           FROM operation o WHERE o.command = 'delivery.send' AND o.undone_by IS NULL`,
        )
        .all();
      const unlike = steps.length === sent.size && steps.every((step) => step.rows === 1) ? [] : ['steps unlike ticks'];
      return {
        sent,
        faults: [...half.map((row) => JSON.stringify(row)), ...unlike, ...(whole ? disagreements(db) : [])],
      };
    })(),
  );
}
