import i18next from 'i18next';
import { expect, test } from 'vitest';
import { languages } from '#shared/domain/language';
import { figure, signed } from '../../renderer/components/figure';
import { readAllTexts, showLanguage, startLanguages } from '../../renderer/locales/index';

type Texts = { readonly [key: string]: string | Texts };
const leaves = (texts: Texts, before = ''): (readonly [key: string, text: string])[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [[before + key, text] as const] : leaves(text, `${before}${key}.`),
  );

test('12345 is written 12,345 in every text of every language that has a number in it', async () => {
  await startLanguages('zh-CN');
  await readAllTexts();
  for (const language of languages) {
    await showLanguage(language);
    const bare = Object.entries(i18next.getDataByLanguage(language) ?? {}).flatMap(([namespace, texts]) =>
      leaves(texts as Texts).filter(([key, text]) => {
        const fields = Object.fromEntries([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, field]) => [field, 12_345]));
        return String(i18next.t(`${namespace}:${key}`, fields)).includes('12345');
      }),
    );
    expect(bare).toEqual([]);
    expect(i18next.t('operations:import.apply', { added: 190_000, updated: 1234 })).toMatch(/190,000.*1,234/);
    expect(figure(-1_234_567.5)).toBe('-1,234,567.5');
    expect(signed(1200)).toBe('+1,200');
  }
});
