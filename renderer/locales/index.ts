import i18next, { type FormatterModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '#shared/contract/settings';
import { figure } from '../components/figure';
import first from './first';

type Texts = Readonly<Record<string, Record<string, unknown>>>;
const others: Readonly<Record<Language, () => Promise<{ readonly default: Texts }>>> = {
  'zh-CN': () => import('./zh-CN'),
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

/** Those of a language among texts by file, by namespace: `./en/today.json` is `today`. */
const textsOf = (language: Language, files: Texts): Record<string, Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(files).flatMap(([path, texts]) => {
      const [, folder, namespace] = /([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
      return folder === language && namespace !== undefined ? [[namespace, texts]] : [];
    }),
  );

/** Every number that goes into a text is grouped as the language does. */
const numbers: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, language) => (typeof value === 'number' ? figure(value, language) : String(value)),
};

/** Starts i18next with what the first picture says in one language; keys are `namespace:path.to.key`. */
export async function startLanguages(language: Language): Promise<void> {
  const texts = textsOf(language, first);
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

function addTexts(language: Language, files: Texts): void {
  for (const [namespace, texts] of Object.entries(textsOf(language, files)))
    i18next.addResourceBundle(language, namespace, texts);
}

/** Reads what the screens beyond the first picture say in the language shown. */
export async function readAllTexts(): Promise<void> {
  const language = chooseLanguage('system', i18next.language);
  addTexts(language, (await others[language]()).default);
}

/** Shows another language. */
export async function showLanguage(language: Language): Promise<void> {
  if (i18next.language === language) return;
  addTexts(language, first);
  addTexts(language, (await others[language]()).default);
  await i18next.changeLanguage(language);
}
