import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

// One file a domain and language; `zh-CN/groups.json` is the namespace `groups`.
const files = import.meta.glob<Record<string, unknown>>('./*/*.json', { eager: true, import: 'default' });

export const languages = ['zh-CN', 'zh-TW', 'en'] as const;
export type Language = (typeof languages)[number];

const resources: Record<string, Record<string, Record<string, unknown>>> = {};
for (const [path, texts] of Object.entries(files)) {
  const [, language = '', namespace = ''] = /^\.\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
  (resources[language] ??= {})[namespace] = texts;
}

/** The language to show for a setting and the system's locale. */
export function chooseLanguage(setting: 'system' | Language, systemLocale: string): Language {
  if (setting !== 'system') return setting;
  if (/^zh-(TW|HK|MO|Hant)/i.test(systemLocale)) return 'zh-TW';
  return /^en/i.test(systemLocale) ? 'en' : 'zh-CN';
}

/** Starts i18next with every text; keys are `namespace:path.to.key`. */
export function startLanguages(language: Language): i18n {
  void i18next.use(initReactI18next).init({
    resources,
    lng: language,
    fallbackLng: false,
    defaultNS: 'app',
    ns: Object.keys(resources['zh-CN'] ?? {}),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return i18next;
}
