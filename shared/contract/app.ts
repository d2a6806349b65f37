import { z } from 'zod';
import { action, Id, Instant, Nothing, Scope, type Routes } from './route';

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

export const fileKinds = ['table', 'chat', 'picture', 'package'] as const;

/** A file to be written that the user named; the token stands for it, the window never sees a path. */
export const ChosenTarget = z.object({ token: z.string(), name: z.string() });
export type ChosenTarget = z.infer<typeof ChosenTarget>;

/** How a step of the paste round ended: a part is on the clipboard, nothing is left, or nothing is due. */
export const PasteOutcome = z.object({ outcome: z.enum(['copied', 'finished', 'nothing']) });
export type PasteOutcome = z.infer<typeof PasteOutcome>;

/** The shell's own words (tray, notifications) in the language of the window; `{{…}}` stand for what it fills in. */
export const ShellWords = z.object({
  trayNone: z.string(),
  trayDue: z.string(),
  trayOpen: z.string(),
  trayBar: z.string(),
  trayQuit: z.string(),
  dueTitle: z.string(),
  dueBody: z.string(),
  wokeTitle: z.string(),
  wokeBody: z.string(),
});
export type ShellWords = z.infer<typeof ShellWords>;

/** The last sleep of the machine (UTC ms) until the user has dealt with it. */
export const Sleep = z.object({ from: Instant, to: Instant });

/** What the shell answers itself, because it owns the OS. */
export const appRoutes = {
  'app.info': action([], Nothing, AppInfo),
  'app.copyText': action([], z.object({ text: z.string().max(20_000_000) }), Nothing),
  'app.copyPicture': action([], z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }), Nothing),
  'app.chooseFile': action([], z.object({ kind: z.enum(fileKinds) }), ChosenFile.nullable()),
  'app.chooseTarget': action([], z.object({ name: z.string().min(1).max(200) }), ChosenTarget.nullable()),
  'app.saveText': action(
    [],
    z.object({ name: z.string().max(200), text: z.string() }),
    z.object({ saved: z.boolean() }),
  ),
  'app.openPasteBar': action([], Nothing, Nothing),
  'app.closePasteBar': action([], Nothing, Nothing),
  'app.showMain': action([], z.object({ screen: z.string().optional(), id: Id.optional() }), Nothing),
  /** The same as the system-wide shortcut. */
  'app.press': action([], Nothing, PasteOutcome),
  'app.startRound': action([], Scope.extend({ slotId: Id.nullable() }), PasteOutcome),
  'app.skipInRound': action([], z.object({ reason: z.string().max(200) }), PasteOutcome),
  /** Copies a delivery's next part, or the one at a position. */
  'app.copyPart': action([], Scope.extend({ deliveryId: Id, part: z.int().min(0).nullable() }), PasteOutcome),
  /** The workspace shown: a round begun by the shortcut keeps to it. */
  'app.followScope': action([], Scope, Nothing),
  'app.giveWords': action([], ShellWords, Nothing),
  'app.lastSleep': action([], Nothing, Sleep.nullable()),
  'app.forgetSleep': action([], Nothing, Nothing),
  'app.applySettings': action([], Nothing, z.object({ shortcutTaken: z.boolean() })),
} satisfies Routes;
