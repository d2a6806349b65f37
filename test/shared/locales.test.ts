import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';

const LOCALES = join(import.meta.dirname, '../../renderer/locales');
const languages = ['zh-CN', 'zh-TW', 'en'] as const;
type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, prefix: string): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') flat.set(`${prefix}${key}`, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

const read = (language: string): Map<string, string> =>
  new Map(
    globSync(join(LOCALES, language, '*.json'))
      .toSorted()
      .flatMap((file) => [...flatten(JSON.parse(readFileSync(file, 'utf8')) as Texts, `${basename(file, '.json')}:`)]),
  );
const texts = Object.fromEntries(languages.map((language) => [language, read(language)])) as Record<
  (typeof languages)[number],
  Map<string, string>
>;

// i18next picks a plural form by suffix; the languages differ in which forms they have.
const bare = (key: string): string => key.replace(/_(one|other|zero)$/, '');
const bareKeys = (language: (typeof languages)[number]): string[] =>
  [...new Set([...texts[language].keys()].map(bare))].toSorted();

test.for(['zh-TW', 'en'] as const)('%s has every text of zh-CN and no other', (language) => {
  expect(bareKeys(language)).toEqual(bareKeys('zh-CN'));
});

test.for(languages)('%s has no empty text, and the same {{fields}} as zh-CN', (language) => {
  const fields = (text: string): string[] => [...new Set(text.match(/\{\{[^}]+\}\}/g) ?? [])].toSorted();
  const first = (key: string): string | undefined =>
    texts['zh-CN'].get(key) ?? texts['zh-CN'].get(bare(key)) ?? texts['zh-CN'].get(`${bare(key)}_other`);
  const odd = [...texts[language]].filter(
    ([key, text]) => text.trim() === '' || fields(text).join() !== fields(first(key) ?? text).join(),
  );
  expect(odd).toEqual([]);
});

test('English has no Chinese left in it, and zh-TW no character that only Simplified has', () => {
  for (const [key, text] of texts.en)
    expect(/\p{Script=Han}/u.test(text.replaceAll('群台', '').replaceAll('中文', '')) ? key : '').toBe('');
  for (const [key, text] of texts['zh-TW'])
    expect(/[们说这对时会个来没过还发给钱号设备软网数据库删录复贴]/.test(text) ? `${key} ${text}` : '').toBe('');
});

const sources = globSync(['renderer/**/*.{ts,tsx}', 'electron/**/*.ts', 'shared/**/*.ts'], {
  cwd: join(LOCALES, '../..'),
}).map((file) => readFileSync(join(LOCALES, '../..', file), 'utf8'));
const all = sources.join('\n');

test('every key that the code names is there', () => {
  const known = new Set(bareKeys('zh-CN'));
  const named = [...all.matchAll(/\bt\(\s*'([a-z]+:[\w.]+)'/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(100);
  expect([...new Set(named)].filter((key) => !known.has(key))).toEqual([]);
});

test('every text is used: its key, or the start of it up to a variable part, stands in the code', () => {
  const unused = bareKeys('zh-CN').filter((key) => {
    const [namespace = '', path = ''] = key.split(':');
    // `operations:<command>` is looked up by the command's name.
    if (namespace === 'operations') return !all.includes(`'${path}'`);
    const steps = path.split('.');
    const starts = steps.map((_, end) => `${namespace}:${steps.slice(0, end).join('.')}${end === 0 ? '' : '.'}\${`);
    return (
      !all.includes(`'${key}'`) &&
      !all.includes(`\`${key}\``) &&
      !starts.some((start) => all.includes(start)) &&
      !all.includes(`'${path}'`)
    );
  });
  expect(unused).toEqual([]);
});

test.for(languages)(
  '%s calls what is known of a member the same in the table, the conditions and an export',
  (language) => {
    const known =
      'remark wechatId phone city gender role invited joined firstJoined lastActive messages points strikes orders spent groups channel addedOn note';
    const unlike = known.split(' ').flatMap((key) => {
      const [shown, asked, written] = ['members:column', 'conditions:field', 'exports:column'].map((place) =>
        texts[language].get(`${place}.${key}`),
      );
      // A sheet says of what an amount is.
      return shown === asked && asked === written?.replace(/ ?[（(](元|yuan)[）)]$/, '')
        ? []
        : [`${key}: ${shown}, ${asked}, ${written}`];
    });
    expect(unlike).toEqual([]);
  },
);
