import { z } from 'zod';
import { action, Id, Instant, JobId, LocalDate, Nothing, Scope, topics, type Routes } from './route';

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
  /** People of a campaign, with whom they brought (into one of its groups where one is given) and what they are owed. */
  Scope.extend({ what: z.literal('participants'), ids: Rows, campaignId: Id, groupId: Id.nullable() }),
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
  jobId: JobId,
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

/** What a hand-over package says of itself. */
export const PackageManifest = z.object({
  app: z.literal('qundesk'),
  format: z.int().positive(),
  schema: z.int().positive(),
  /** UTC ms. */
  at: Instant,
  what: z.enum(['workspace', 'group']),
  name: z.string().max(200),
  history: z.boolean(),
  phones: z.boolean(),
  rows: z.int().nonnegative(),
});
export type PackageManifest = z.infer<typeof PackageManifest>;

/** A workspace, or one group of it where `groupId` is given; the calendar goes along from today on. */
export const SavePackage = Scope.extend({
  jobId: JobId,
  target: z.string(),
  groupId: Id.optional(),
  /** With those who left, old names, breaches, orders, what groups said, and how scripts read before. */
  history: z.boolean(),
  phones: z.boolean(),
});
export type SavePackage = z.infer<typeof SavePackage>;

/** A row of ours that a row of the package would change, or would have: `keep` names it to keep ours. */
export const Overwrite = z.object({
  row: z.string(),
  table: z.string(),
  name: z.string(),
  /** Ours stays: it was changed here later. */
  kept: z.boolean(),
  fields: z.array(z.object({ column: z.string(), here: z.string(), there: z.string() })),
});
export type Overwrite = z.infer<typeof Overwrite>;

const PackageCounts = z.object({
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  /** Rows under another uid here, found by WeChat ID, name and the like. */
  joined: z.int(),
  /** Rows of ours that stay although the package says otherwise. */
  kept: z.int(),
});
export type PackageCounts = z.infer<typeof PackageCounts>;

/** What a package holds and what taking it in does, or did. */
export const PackageReport = z.object({
  manifest: PackageManifest,
  counts: PackageCounts,
  /** By table, those with rows only. */
  tables: z.array(PackageCounts.extend({ table: z.string() })),
  /** The first 500. */
  overwrites: z.array(Overwrite),
  /** The step that undoes it; null where nothing changed, or was only looked at. */
  operationId: Id.nullable(),
});
export type PackageReport = z.infer<typeof PackageReport>;

const TakePackage = z.object({
  jobId: JobId,
  /** Stands for the file: from `app.chooseFile`. */
  token: z.string(),
  /** Rows (`Overwrite.row`) that stay as they are here. */
  keep: z.array(z.string().max(200)).max(10_000),
});
export type TakePackage = z.infer<typeof TakePackage>;

export const exportRoutes = {
  /** Writes a sheet into the file named; CANCELLED and every failure leave no file and the old one as it was. */
  'export.sheet': action([], ExportSheet, z.object({ rows: z.int() })),
  'package.save': action([], SavePackage, z.object({ rows: z.int() })),
  /** Changes nothing. */
  'package.preview': action([], TakePackage, PackageReport),
  /** All or nothing, as one operation. */
  'package.apply': action([...topics], TakePackage, PackageReport),
  'export.cancel': action([], z.object({ jobId: z.string() }), Nothing),
} satisfies Routes;
