import { z } from 'zod';
import {
  action,
  command,
  CommandResult,
  Id,
  IdList,
  Ids,
  Instant,
  Nothing,
  PageIds,
  query,
  sortBy,
  type Routes,
} from './route';

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A picture kept by content hash; shown from `qundesk://material/<sha256>`. Sizes in pixels and bytes. */
export const Material = z.object({
  id: Id,
  sha256: Sha256,
  mime: z.string(),
  name: z.string(),
  size: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
});
export type Material = z.infer<typeof Material>;

export const MAX_PICTURE_BYTES = 20 * 1024 * 1024;
export const MAX_PART_CHARS = 20_000;

const TextPart = z.object({ kind: z.literal('text'), text: z.string().max(MAX_PART_CHARS) });

/** One message of a script, as shown and as kept in its versions. */
export const ScriptPart = z.discriminatedUnion('kind', [
  TextPart,
  z.object({
    kind: z.literal('picture'),
    materialId: Id,
    sha256: Sha256,
    width: z.int().nullable(),
    height: z.int().nullable(),
    name: z.string(),
  }),
]);
export type ScriptPart = z.infer<typeof ScriptPart>;

/** One message as it is written: a picture is named by its material. */
export const PartInput = z.discriminatedUnion('kind', [
  TextPart,
  z.object({ kind: z.literal('picture'), materialId: Id }),
]);
export type PartInput = z.infer<typeof PartInput>;

const Word = z.string().trim().min(1).max(40);

export const ScriptDraft = z.object({
  title: z.string().trim().min(1).max(120),
  /** The workspace that owns it, or null = shared by all. */
  accountId: Id.nullable(),
  categoryId: Id.nullable(),
  tags: z.array(Word).max(20),
  triggers: z.array(Word).max(50),
  parts: z.array(PartInput).max(30),
});
export type ScriptDraft = z.infer<typeof ScriptDraft>;

/** A row of the list; `uses` counts the posts ticked off. */
export const Script = z.object({
  id: Id,
  uid: z.string(),
  accountId: Id.nullable(),
  categoryId: Id.nullable(),
  title: z.string(),
  tags: z.array(z.string()),
  /** The first text, cut to 80 characters. */
  excerpt: z.string(),
  texts: z.int(),
  pictures: z.int(),
  uses: z.int(),
  lastUsedAt: Instant.nullable(),
  inline: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
  archivedAt: Instant.nullable(),
});
export type Script = z.infer<typeof Script>;

/** What a script said from `at` on; never changed afterwards. */
export const ScriptVersion = z.object({
  id: Id,
  number: z.int(),
  at: Instant,
  title: z.string(),
  parts: z.array(ScriptPart),
});
export type ScriptVersion = z.infer<typeof ScriptVersion>;

export const ScriptPage = Script.extend({
  parts: z.array(ScriptPart),
  triggers: z.array(z.string()),
  /** The version that `parts` are. */
  versionId: Id,
  versions: z.int(),
});
export type ScriptPage = z.infer<typeof ScriptPage>;

export const ScriptFilter = z.object({
  /** Shared scripts and this workspace's own; null = all. */
  accountId: Id.nullable(),
  search: z.string().max(200).optional(),
  /** A category with those below it, or the scripts without one. */
  category: z.union([Id, z.literal('none')]).optional(),
  archived: z.boolean().optional(),
});
export type ScriptFilter = z.infer<typeof ScriptFilter>;
export const ScriptSort = sortBy(['updated', 'created', 'title']);
export type ScriptSort = z.infer<typeof ScriptSort>;

export const ScriptCategory = z.object({
  id: Id,
  parentId: Id.nullable(),
  name: z.string(),
  sort: z.int(),
  /** Live scripts directly in it that the workspace sees. */
  scripts: z.int(),
});
export type ScriptCategory = z.infer<typeof ScriptCategory>;

export const Watchword = z.object({
  id: Id,
  word: z.string(),
  kind: z.string(),
  action: z.enum(['remind', 'warn', 'remove']),
});
export type Watchword = z.infer<typeof Watchword>;

export const scriptRoutes = {
  'script.ids': query(['script'], z.object({ filter: ScriptFilter, sort: ScriptSort }), IdList),
  'script.many': query(['script', 'delivery'], PageIds, z.array(Script)),
  'script.get': query(['script', 'delivery', 'material'], z.object({ id: Id }), ScriptPage),
  'script.versions': query(['script'], z.object({ id: Id }), z.array(ScriptVersion)),
  'script.create': command(['script'], ScriptDraft, CommandResult),
  'script.update': command(['script'], ScriptDraft.partial().extend({ id: Id }), CommandResult),
  'script.duplicate': command(['script'], z.object({ id: Id, title: ScriptDraft.shape.title }), CommandResult),
  'script.archive': command(['script'], z.object({ ids: Ids }), CommandResult),
  'script.restore': command(['script'], z.object({ ids: Ids }), CommandResult),

  'category.list': query(['script'], z.object({ accountId: Id.nullable() }), z.array(ScriptCategory)),
  'category.save': command(
    ['script'],
    z.object({ id: Id.optional(), name: z.string().trim().min(1).max(40), parentId: Id.nullable() }),
    CommandResult,
  ),
  /** What it held goes to the category above it. */
  'category.delete': command(['script'], z.object({ id: Id }), CommandResult),

  'material.many': query(['material'], PageIds, z.array(Material)),
  /** Keeps a picture, from a chosen file or from the clipboard; the same picture twice is kept once. */
  'material.add': action(
    ['material'],
    z.union([
      z.object({ token: z.string() }),
      z.object({ bytes: z.instanceof(Uint8Array), name: z.string().max(200) }),
    ]),
    Material,
  ),

  'watchword.list': query(['watchword'], Nothing, z.array(Watchword)),
  'watchword.add': command(
    ['watchword'],
    Watchword.omit({ id: true }).extend({ word: Word, kind: z.string().trim().max(40) }),
    CommandResult,
  ),
  'watchword.delete': command(['watchword'], z.object({ ids: Ids }), CommandResult),
} satisfies Routes;
