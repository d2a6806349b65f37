import type { ExportSheet } from '#shared/contract/exports';
import type { JobTools } from '../jobs/serveJob';
import { writeCsv } from './csvFile';
import { sheetRows } from './rows';
import { showRows } from './shown';
import { writeTarget } from './target';
import { writeXlsx } from './xlsxFile';

/** Writes a sheet into a file, from one state of the database; gives how many rows it has. */
export async function exportSheet(
  { input, path }: { readonly input: ExportSheet; readonly path: string },
  { base: { db, zone, now }, step }: Pick<JobTools, 'base' | 'step'>,
): Promise<{ rows: number }> {
  db.pragma('query_only = ON');
  db.exec('BEGIN');
  try {
    const rows = sheetRows(db, input, { now: now(), zone });
    step(0, rows.total);
    await writeTarget(path, (temporary) => {
      const shown = showRows(rows, input, zone, (done) => step(done, rows.total));
      return input.format === 'csv' ? writeCsv(temporary, shown) : writeXlsx(temporary, input.title, shown);
    });
    return { rows: rows.total };
  } finally {
    db.exec('ROLLBACK');
  }
}
