import { DEFAULT_ZONE } from './clock';
import { isText, isTruth, isWhole, oneOf, type Fits } from './fits';
import { languages, type Language } from './language';

/** Settings of the whole app. */
export interface AppSettings {
  readonly language: 'system' | Language;
  readonly theme: 'system' | 'light' | 'dark';
  /** IANA. */
  readonly zone: string;
  readonly quietFrom: string;
  readonly quietTo: string;
  /** Two posts in one group closer than this many minutes are a conflict. */
  readonly slotGapMinutes: number;
  /** The same text again in one group within this many days is a conflict. */
  readonly sameTextDays: number;
  readonly notify: boolean;
  readonly pasteShortcut: string;
  readonly house: string;
  readonly benefit: string;
  readonly onboarded: boolean;
  /** Chats taken in leave their words here, not only who spoke when. */
  readonly keepChatText: boolean;
}

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

/** `HH:mm`. */
export const isClockTime: Fits<string> = (value): value is string =>
  isText(value) && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);

const isZone: Fits<string> = (value): value is string => {
  // Nearly everyone's, and to ask for it reads all that the engine knows of calendars: a tenth of the data process's start.
  if (value === DEFAULT_ZONE) return true;
  if (!isText(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
};

const upTo =
  (most: number): Fits<number> =>
  (value): value is number =>
    isWhole(value) && value >= 0 && value <= most;

/** What each setting may be; here, where the data process reads settings without the schemas. */
export const settingFits: { readonly [K in keyof AppSettings]: Fits<AppSettings[K]> } = {
  language: oneOf(['system', ...languages]),
  theme: oneOf(['system', 'light', 'dark']),
  zone: isZone,
  quietFrom: isClockTime,
  quietTo: isClockTime,
  slotGapMinutes: upTo(1440),
  sameTextDays: upTo(366),
  notify: isTruth,
  pasteShortcut: isText,
  house: isText,
  benefit: isText,
  onboarded: isTruth,
  keepChatText: isTruth,
};
