import { z } from 'zod';
import { importFields, MAX_OWN_NAME, type OwnField } from '../domain/importMapping';
import { rejectReasons } from '../domain/importRow';
import { standingFields } from '../domain/importStanding';
import { action, Id, Nothing, type Routes } from './route';

export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const;
export type Encoding = (typeof encodings)[number];

/** What a column holds: a field of the console, or one of the operator's own by name. */
export const ColumnTarget = z.union([
  z.enum(importFields),
  z.custom<OwnField>(
    (value) => typeof value === 'string' && /^extra:\S/.test(value) && value.length <= MAX_OWN_NAME + 6,
  ),
]);
export type ColumnTarget = z.infer<typeof ColumnTarget>;

const actions = z.enum(['same', 'new', 'skip']);

/** A row that is perhaps a known member: what the operator decided. Without a decision the suggestion counts. */
export const Decision = z.object({
  line: z.int().positive(),
  action: actions,
  /** For `same`: which member; null = the one suggested. */
  memberId: Id.nullable(),
});
export type Decision = z.infer<typeof Decision>;

/** A file that the user chose, or text that was pasted. */
export const Source = z.union([z.object({ token: z.string() }), z.object({ text: z.string().max(20_000_000) })]);

/** A sheet and how to read it; what is left out is guessed. */
export const ImportInput = z.object({
  /** Names the work for progress and cancel. */
  jobId: z.string().min(1).max(64),
  source: Source,
  sheet: z.string().optional(),
  encoding: z.enum(encodings).optional(),
  /** Line of the header, 1-based; 0 = the sheet has none. */
  headerLine: z.int().nonnegative().optional(),
  mapping: z.array(ColumnTarget.nullable()).max(2000).optional(),
  /** The group that rows without one of their own join. */
  groupId: Id.nullable(),
  /** The account that has these people as friends: it gets the remarks. */
  accountId: Id.nullable(),
  decisions: z.array(Decision).max(200_000),
  /** What becomes of doubtful rows without a decision; left out = of each what is suggested. */
  others: actions.optional(),
  /** The group that tags nobody knows yet are made in; left out: 导入. */
  tagGroup: z.string().trim().min(1).max(40).optional(),
  /** What the record of purchases made before anything was recorded is called; left out: 期初消费. */
  openingName: z.string().trim().min(1).max(40).optional(),
});
export type ImportInput = z.infer<typeof ImportInput>;

/** Rows by what becomes of them; together they are all rows. */
export const ImportCounts = z.object({
  rows: z.int(),
  added: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  skipped: z.int(),
  rejected: z.int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

const Known = z.object({
  /** Null = not stored yet: a row further up in the same sheet. */
  id: Id.nullable(),
  /** The row of this sheet that speaks of them already; null = none. */
  line: z.int().nullable(),
  nickname: z.string(),
  wechatId: z.string().nullable(),
  phone: z.string().nullable(),
  city: z.string(),
  /** Some of the groups they are in, where the name alone is known from outside the group asked about. */
  groups: z.array(z.string()),
});

/** A row that only a look can decide: the same nickname, a shared phone, a name that stands twice in the sheet, or one known outside the group only (`common`: one that many go by; `left`: of who left it). */
export const ImportReview = z.object({
  line: z.int(),
  reason: z.enum(['name', 'phone', 'twice', 'elsewhere', 'common', 'left']),
  row: Known.omit({ id: true, line: true, groups: true }),
  candidates: z.array(Known),
  suggested: Decision.omit({ line: true }),
});
export type ImportReview = z.infer<typeof ImportReview>;

export const ImportReject = z.object({ line: z.int(), reason: z.enum(rejectReasons), raw: z.string() });
export type ImportReject = z.infer<typeof ImportReject>;

/** What a sheet holds and what taking it in would do. */
export const ImportPreview = z.object({
  format: z.enum(['xlsx', 'xls', 'csv', 'list']),
  encoding: z.enum(encodings).nullable(),
  separator: z.enum([',', '\t', ';']).nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  headerLine: z.int().nonnegative(),
  /** The mapping is the one used last time for a sheet with this header. */
  remembered: z.boolean(),
  columns: z.array(z.object({ header: z.string(), samples: z.array(z.string()), field: ColumnTarget.nullable() })),
  /** The first lines as they stand, to point at the header. */
  top: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
  counts: ImportCounts,
  /** All rows that need a look; `reviews` holds the first of them. */
  toReview: z.int(),
  reviews: z.array(ImportReview),
  /** What the sheet tells of purchases: whose record it opens and with how much; who has purchases on record, of whom nothing
   * is noted; and rows that tell of another sum than one before them about the same person, which counts. */
  bought: z.object({ people: z.int(), fen: z.int(), onRecord: z.int(), otherwise: z.int() }),
  /** Words for a level or layer that nobody is counted as, those of most rows first. */
  unknownWords: z.array(z.object({ field: z.enum(standingFields), word: z.string(), rows: z.int() })),
  /** The first 100. */
  rejects: z.array(ImportReject),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const ImportResult = z.object({
  counts: ImportCounts,
  /** The step that undoes the whole import; null where nothing changed. */
  operationId: Id.nullable(),
});
export type ImportResult = z.infer<typeof ImportResult>;

export const importRoutes = {
  'import.preview': action([], ImportInput, ImportPreview),
  /** All or nothing, as one operation; CANCELLED changes nothing. */
  'import.apply': action(['member', 'membership', 'tag', 'purchase', 'level', 'layer'], ImportInput, ImportResult),
  /** The rows that cannot be taken in as CSV to mend and import again: line, reason (by the words given for each code), the cells, under the sheet's header. */
  'import.rejects': action(
    [],
    ImportInput.extend({
      words: z.object({ line: z.string(), reason: z.string(), codes: z.record(z.enum(rejectReasons), z.string()) }),
    }),
    z.object({ text: z.string(), count: z.int() }),
  ),
  'import.cancel': action([], z.object({ jobId: z.string() }), Nothing),
} satisfies Routes;
