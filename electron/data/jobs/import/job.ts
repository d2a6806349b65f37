import type { ImportCounts, ImportInput, ImportPreview, ImportReject, ImportResult } from '#shared/contract/imports';
import { standingFields } from '#shared/domain/importStanding';
import type { Context } from '../../context';
import { one } from '../../db/sql';
import { CodedError } from '../../errors';
import { operate } from '../../operate';
import { settleInvites } from '../../points/invites';
import type { JobTools } from '../serveJob';
import { rememberedMapping } from './known';
import { type Stored, storedIn } from './labels';
import type { Rejects } from './messages';
import { hashOf, nameOf, type Source } from './read';
import { type Resolution, resolve } from './resolve';
import { readSheet, type Sheet } from './sheet';
import { meaningOf } from './stand';
import { storeBatch, storeSlots } from './store';

/** What one piece of import work needs of the thread it runs on. */
export interface ImportWork {
  readonly base: Omit<Context, 'summarise'>;
  readonly input: ImportInput;
  readonly source: Source;
  /** Reports rows done of all (0 = not known yet). */
  readonly progress: (done: number, total: number) => void;
  readonly isCancelled: () => boolean;
}

// More than anybody looks through one by one; the rest is decided together.
const REVIEWED = 10_000;

/** Tells what the sheet holds and what taking it in would do; writes nothing. */
export async function previewImport(work: ImportWork): Promise<ImportPreview> {
  const sheet = await read(work);
  const found = look(work, sheet);
  const rejects = allRejects(sheet, found);
  return {
    ...sheet.shape,
    sheets: [...sheet.shape.sheets],
    headerLine: sheet.headerLine,
    remembered: sheet.remembered,
    columns: sheet.columns,
    top: sheet.top,
    counts: countsOf(sheet, found, rejects),
    toReview: found.reviews.length,
    reviews: found.reviews.slice(0, REVIEWED),
    bought: found.bought,
    unknownWords: unknownWords(storedIn(work.base.db, []), sheet),
    rejects: rejects.slice(0, 100).map((reject) => ({ ...reject, raw: reject.raw.slice(0, 300) })),
  };
}

// More words than these are no levels.
const WORDS = 20;

/** The words of levels and layers that mean nothing here, those of most rows first. */
function unknownWords(stored: Stored, { mapping, rows }: Sheet): ImportPreview['unknownWords'] {
  return standingFields
    .filter((field) => mapping.includes(field))
    .flatMap((field) => {
      const count = new Map<string, number>();
      for (const { row } of rows) {
        const word = row.standing?.[field] ?? '';
        if (word !== '') count.set(word, (count.get(word) ?? 0) + 1);
      }
      return Array.from(count, ([word, of]) => ({
        field,
        word: word.slice(0, 60),
        rows: of,
        known: meaningOf(stored, field, word),
      }));
    })
    .filter(({ known }) => known === null)
    .toSorted((one, other) => other.rows - one.rows)
    .slice(0, WORDS)
    .map(({ known: _none, ...unknown }) => unknown);
}

/** All rejected rows of the sheet, with its header. */
export async function rejectsOf(work: ImportWork): Promise<Rejects> {
  const sheet = await read(work);
  return { header: sheet.columns.map(({ header }) => header), rows: allRejects(sheet, look(work, sheet)) };
}

/** Takes the sheet in as one operation; `turn` waits until this thread alone may write. */
export async function applyImport(work: ImportWork, turn: JobTools['turn']): Promise<ImportResult> {
  const sheet = await read(work);
  const fileHash = await hashOf(work.source);
  const secured = await turn();
  const { base } = work;
  return operate(base, 'import.apply', null, ({ summarise, ...ctx }) => {
    step(work, 0, sheet.total);
    const found = look(work, sheet);
    const rejects = allRejects(sheet, found);
    const counts = countsOf(sheet, found, rejects);
    const { accountId, tagGroup = '导入', openingName = '期初消费' } = work.input;
    const fileName = nameOf(work.source);
    const place = { accountId, tagGroup, pointsNote: tagGroup, openingName, fileName, ownFields: sheet.ownFields };
    storeSlots(ctx, found, place, (done) => step(work, done, sheet.total));
    const joined = found.slots.filter(({ stays }) => stays.size > 0);
    settleInvites(
      ctx,
      joined.flatMap(({ id }) => id ?? []),
    );
    const changed = counts.added + counts.updated > 0;
    if (changed)
      storeBatch(
        ctx,
        {
          ...counts,
          fileName,
          fileHash,
          signature: sheet.signature,
          mapping: JSON.stringify(sheet.mapping),
          kind: 'members',
          groupId: null,
        },
        rejects,
      );
    summarise({ added: counts.added, updated: counts.updated }, accountId ?? undefined);
    const last = one<{ id: number }>(ctx.db, 'SELECT max(id) AS id FROM operation');
    secured();
    return { counts, operationId: changed ? (last?.id ?? null) : null };
  });
}

function read(work: ImportWork): Promise<Sheet> {
  return readSheet(
    work.source,
    work.input,
    work.base.zone,
    (signature) => rememberedMapping(work.base.db, signature),
    (rows) => step(work, rows, 0),
  );
}

function look(work: ImportWork, sheet: Sheet): Resolution {
  const stored = storedIn(work.base.db, sheet.ownFields);
  return resolve(stored, sheet.rows, work.input, work.input, (done) => step(work, done, sheet.total));
}

/** Reports progress; a cancelled import leaves here, and its transaction with it. */
function step(work: ImportWork, done: number, total: number): void {
  if (work.isCancelled()) throw new CodedError('CANCELLED', 'error.cancelled');
  work.progress(done, total);
}

const allRejects = (sheet: Sheet, found: Resolution): readonly ImportReject[] =>
  [...sheet.rejects, ...found.rejects].toSorted((one, other) => one.line - other.line);

const countsOf = (sheet: Sheet, found: Resolution, rejects: readonly ImportReject[]): ImportCounts => ({
  rows: sheet.total,
  ...found.counts,
  rejected: rejects.length,
});
