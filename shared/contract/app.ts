import { z } from 'zod';
import { action, Id, Nothing, type Routes } from './route';

/** About: versions, and whether the runtime is the development one. */
export const AppInfo = z.object({
  version: z.string(),
  electron: z.string(),
  chrome: z.string(),
  runtime: z.string().nullable(),
  testBuild: z.boolean(),
  platform: z.enum(['mac', 'windows', 'linux']),
  dataDir: z.string(),
  locale: z.string(),
});
export type AppInfo = z.infer<typeof AppInfo>;

/** A file the user chose: the token stands for its path, which the window never sees. */
export const ChosenFile = z.object({ token: z.string(), name: z.string(), size: z.int() });
export type ChosenFile = z.infer<typeof ChosenFile>;

export const fileKinds = ['table', 'picture'] as const;

/** What the shell answers itself, because it owns the OS. */
export const appRoutes = {
  'app.info': action([], Nothing, AppInfo),
  'app.copyText': action([], z.object({ text: z.string().max(1_000_000) }), Nothing),
  'app.copyPicture': action([], z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), Nothing),
  'app.chooseFile': action([], z.object({ kind: z.enum(fileKinds) }), ChosenFile.nullable()),
  'app.saveText': action(
    [],
    z.object({ name: z.string().max(200), text: z.string() }),
    z.object({ saved: z.boolean() }),
  ),
  'app.openPasteBar': action([], Nothing, Nothing),
  'app.closePasteBar': action([], Nothing, Nothing),
  'app.showMain': action([], z.object({ screen: z.string().optional(), id: Id.optional() }), Nothing),
  'app.applySettings': action([], Nothing, z.object({ shortcutTaken: z.boolean() })),
} satisfies Routes;
