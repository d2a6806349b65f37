import { DEFAULT_ZONE } from '../domain/clock';
import { languages, type Language } from '../domain/language';
import { z } from 'zod';
import { action, command, Id, Nothing, query, type Routes } from './route';

export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

function isZone(zone: string): boolean {
  // Nearly everyone's, and to ask for it reads all that the engine knows of calendars: a tenth of the data process's start.
  if (zone === DEFAULT_ZONE) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

export type { Language };

/** Settings of the whole app. */
export const AppSettings = z.object({
  language: z.enum(['system', ...languages]),
  theme: z.enum(['system', 'light', 'dark']),
  /** IANA. */
  zone: z.string().refine(isZone),
  quietFrom: clockTime,
  quietTo: clockTime,
  /** Two posts in one group closer than this many minutes are a conflict. */
  slotGapMinutes: z.int().min(0).max(1440),
  /** The same text again in one group within this many days is a conflict. */
  sameTextDays: z.int().min(0).max(366),
  notify: z.boolean(),
  pasteShortcut: z.string(),
  house: z.string(),
  benefit: z.string(),
  onboarded: z.boolean(),
  /** Chats taken in leave their words here, not only who spoke when. */
  keepChatText: z.boolean(),
});
export type AppSettings = z.infer<typeof AppSettings>;

export const defaultSettings: AppSettings = {
  language: 'system',
  theme: 'system',
  zone: DEFAULT_ZONE,
  quietFrom: '22:30',
  quietTo: '08:00',
  slotGapMinutes: 30,
  sameTextDays: 14,
  notify: true,
  pasteShortcut: 'CommandOrControl+Alt+C',
  house: '',
  benefit: '',
  onboarded: false,
  keepChatText: false,
};

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
