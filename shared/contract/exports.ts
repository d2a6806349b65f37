import { z } from 'zod';
import { action, Id, LocalDate, Nothing, Scope, type Routes } from './route';

const Rows = z.array(Id).max(1_000_000);

/** Which rows a sheet shows; those of another workspace than the one asked for are left out. */
export const SheetSource = z.discriminatedUnion('what', [
  /** Members in this order: all that a view shows, or the selected. */
  Scope.extend({ what: z.literal('members'), ids: Rows }),
  /** The same as 企业微信 writes its customer list: a row for each account that has them as friend. */
  Scope.extend({ what: z.literal('customers'), ids: Rows }),
  Scope.extend({ what: z.literal('groups'), ids: Rows }),
  /** Who is in these groups, or was (`left`). */
  Scope.extend({ what: z.literal('roster'), ids: Rows, left: z.boolean() }),
  Scope.extend({ what: z.literal('violations'), groupId: Id.optional(), personId: Id.optional() }),
  Scope.extend({ what: z.literal('points'), personId: Id.optional() }),
  z.object({ what: z.literal('purge'), id: Id }),
  /** Who said how much, both days counted. */
  Scope.extend({ what: z.literal('activity'), groupId: Id.optional(), from: LocalDate, to: LocalDate }),
  /** Rows that the window itself holds: a comparison, a report. */
  z.object({
    what: z.literal('table'),
    rows: z.array(z.array(z.union([z.string(), z.number(), z.null()])).max(100)).max(50_000),
  }),
]);
export type SheetSource = z.infer<typeof SheetSource>;

export const sheetFormats = ['xlsx', 'csv'] as const;
export type SheetFormat = (typeof sheetFormats)[number];

/** The columns of a sheet by key, with their headers; `extra:<id>` is an own field, `tags:<id>` a tag group. */
export const SheetColumns = z.array(z.object({ key: z.string().max(60), header: z.string().max(200) })).max(200);

export const ExportSheet = z.object({
  /** Names the work for progress and cancel. */
  jobId: z.string().min(1).max(64),
  /** Stands for the file to be written: from `app.chooseTarget`. */
  target: z.string(),
  format: z.enum(sheetFormats),
  source: SheetSource,
  columns: SheetColumns,
  /** Words of the user's language for values such as `gender.male`. */
  words: z.record(z.string(), z.string()),
  /** The name of the sheet inside the workbook. */
  title: z.string().max(100),
});
export type ExportSheet = z.infer<typeof ExportSheet>;

export const exportRoutes = {
  /** Writes a sheet into the file named; CANCELLED and every failure leave no file and the old one as it was. */
  'export.sheet': action([], ExportSheet, z.object({ rows: z.int() })),
  'export.cancel': action([], z.object({ jobId: z.string() }), Nothing),
} satisfies Routes;
