import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
type Texts = { readonly [key: string]: string | Texts };

const wordsOf = (texts: Texts): string[] =>
  Object.values(texts).flatMap((text) => (typeof text === 'string' ? [text] : wordsOf(text)));

const quotes = {
  'zh-CN': { file: 'docs/guide.zh-CN.md', quoted: /「([^」]+)」/g },
  en: { file: 'docs/guide.md', quoted: /“([^”]+)”/g },
} as const;

test.each(['zh-CN', 'en'] as const)('a button renamed in %s would leave the guide pointing at nothing', (language) => {
  const { file, quoted } = quotes[language];
  const onScreen = new Set(
    globSync(join(ROOT, 'renderer/locales', language, '*.json')).flatMap((path) =>
      // The language files hold texts by key, nested.
      wordsOf(JSON.parse(readFileSync(path, 'utf8')) as Texts),
    ),
  );
  const said = Array.from(readFileSync(join(ROOT, file), 'utf8').matchAll(quoted), ([, words = '']) => words);
  expect(said.length).toBeGreaterThan(20);
  expect(said.flatMap((words) => words.split(' → ')).filter((words) => !onScreen.has(words))).toEqual([]);
});
