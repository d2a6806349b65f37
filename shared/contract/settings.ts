import { isClockTime, settingFits, type AppSettings as Settings } from '../domain/settings';
import { languages, type Language } from '../domain/language';
import { z } from 'zod';
import { action, command, Id, Nothing, query, type Routes } from './route';

export const clockTime = z.custom<string>(isClockTime);

export type { Language };

const setting = <K extends keyof Settings>(key: K) => z.custom<Settings[K]>(settingFits[key]);

/** Settings of the whole app. */
export const AppSettings = z.object({
  language: setting('language'),
  theme: setting('theme'),
  zone: setting('zone'),
  quietFrom: setting('quietFrom'),
  quietTo: setting('quietTo'),
  slotGapMinutes: setting('slotGapMinutes'),
  sameTextDays: setting('sameTextDays'),
  notify: setting('notify'),
  pasteShortcut: setting('pasteShortcut'),
  house: setting('house'),
  benefit: setting('benefit'),
  onboarded: setting('onboarded'),
  keepChatText: setting('keepChatText'),
});
export type AppSettings = Settings;

/** A figure of WeChat: editable, with where it comes from and how sure it is. */
export const WechatFact = z.object({
  id: Id,
  key: z.string(),
  value: z.int().nullable(),
  unit: z.string(),
  source: z.string(),
  asOf: z.string(),
  standing: z.string(),
});
export type WechatFact = z.infer<typeof WechatFact>;

export const settingRoutes = {
  'setting.all': query(['setting'], Nothing, AppSettings),
  'setting.save': command(['setting'], AppSettings.partial(), Nothing),
  /** The language of the window: names that come with the app follow it where nobody changed them. */
  'setting.speak': action([], z.object({ language: z.enum(languages) }), Nothing),
  'fact.list': query(['setting'], Nothing, z.array(WechatFact)),
  'fact.save': command(['setting'], WechatFact.omit({ key: true }), Nothing),
} satisfies Routes;
