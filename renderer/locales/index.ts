import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#shared/contract/settings';
import { figure } from '../components/figure';
import zhCN from './zh-CN';

type Texts = Readonly<Record<string, Record<string, unknown>>>;
// Most users read simplified Chinese: its texts come with the first code, and are not waited for.
const loaders: Readonly<Record<Language, () => Promise<{ readonly default: Texts }> | { readonly default: Texts }>> = {
  'zh-CN': () => ({ default: zhCN }),
  'zh-TW': () => import('./zh-TW'),
  en: () => import('./en'),
};

/** Each language named in itself, whatever language the rest is in. */
export const ownNames: Readonly<Record<Language, string>> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' };

/** The language to show for a setting and the system's locale. */
export function chooseLanguage(setting: 'system' | Language, systemLocale: string): Language {
  if (setting !== 'system') return setting;
  if (/^zh-(TW|HK|MO|Hant)/i.test(systemLocale)) return 'zh-TW';
  return /^en/i.test(systemLocale) ? 'en' : 'zh-CN';
}

/** Reads the texts of a language ahead of their use. */
export const readLanguage = (language: Language): void => void loaders[language]();

/** The texts of a language by namespace. */
async function textsOf(language: Language): Promise<Record<string, Record<string, unknown>>> {
  const { default: files } = await loaders[language]();
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [/([^/]+)\.json$/.exec(path)?.[1] ?? path, texts]),
  );
}

/** Every number that goes into a text is grouped as the language does. */
const numbers: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) => (typeof value === 'number' ? figure(value, language) : String(value)),
};

/** Starts i18next with the texts of one language; keys are `namespace:path.to.key`. */
export async function startLanguages(language: Language): Promise<void> {
  const texts = await textsOf(language);
  // Known before anything is drawn: a language named later has the whole page laid out anew.
  document.documentElement.lang = language;
  await i18next
    .use(numbers)
    .use(initReactI18next)
    .init({
      resources: { [language]: texts },
      lng: language,
      fallbackLng: false,
      defaultNS: 'app',
      ns: Object.keys(texts),
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnNull: false,
    });
}

/** Shows another language. */
export async function showLanguage(language: Language): Promise<void> {
  if (i18next.language === language) return;
  for (const [namespace, texts] of Object.entries(await textsOf(language)))
    i18next.addResourceBundle(language, namespace, texts);
  await i18next.changeLanguage(language);
}
