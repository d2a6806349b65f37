import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const LOCALES = join(import.meta.dirname, '../../renderer/locales');

/** Reads the texts of one language; the function gives `t('groups:kinds.title')` with its fields filled in. */
export function spoken(language: 'zh-CN' | 'zh-TW' | 'en') {
  return (key: string, fields: Readonly<Record<string, string | number>> = {}): string => {
    const [file = '', path = ''] = key.split(':');
    let found: unknown = JSON.parse(readFileSync(join(LOCALES, language, `${file}.json`), 'utf8'));
    for (const step of path.split('.')) found = (found as Record<string, unknown> | undefined)?.[step];
    if (typeof found !== 'string') throw new Error(`no text ${key} in ${language}`);
    return Object.entries(fields).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, value.toLocaleString(language)),
      found,
    );
  };
}
