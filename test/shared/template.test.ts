import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillTemplate, timeVariables, titleOf, variableNames, type Variables } from '#shared/text/template';

const value = fc.string({ unit: fc.constantFrom('银', '饰', 'a', '{', '}', ' ', '\n', '{{group}}'), maxLength: 8 });
const variables = fc.record(Object.fromEntries(variableNames.map((name) => [name, value])), {
  requiredKeys: [],
}) as fc.Arbitrary<Variables>;
const template = fc
  .array(
    fc.constantFrom(
      '{{',
      '}}',
      '｛｛',
      '｝｝',
      '{',
      '}',
      'group',
      '群名',
      ' ',
      '\n',
      '晚上好',
      '{{nickname}}',
      '{{?}}',
      '$&',
      '👍',
    ),
  )
  .map((pieces) => pieces.join(''));

test('nothing of the text is lost or doubled: the sources of the pieces are the template, their texts the result', () => {
  fc.assert(
    fc.property(template, variables, (text, given) => {
      const filled = fillTemplate(text, given);
      expect(filled.segments.map((piece) => piece.source).join('')).toBe(text);
      expect(filled.segments.map((piece) => piece.text).join('')).toBe(filled.text);
    }),
  );
});

test('a nickname that looks like a variable is not filled again: a member cannot write into the text', () => {
  expect(fillTemplate('欢迎{{nickname}}', { nickname: '{{benefit}}', benefit: '银链' }).text).toBe('欢迎{{benefit}}');
});

test('what cannot be filled stays as written and is reported, so that no half sentence goes out unseen', () => {
  const filled = fillTemplate('{{群名}} {{礼物}} {{benefit}} {{礼物}}', { group: '成都群3' });
  expect(filled.text).toBe('成都群3 {{礼物}} {{benefit}} {{礼物}}');
  expect(filled.unknown).toEqual(['{{礼物}}']);
  expect(filled.missing).toEqual(['{{benefit}}']);
});

test('Chinese names, full-width braces and inner spaces mean the same variable', () => {
  for (const written of ['{{group}}', '{{ Group }}', '{{群名}}', '｛｛群名｝｝', '{{　群　}}', '{{ＧＲＯＵＰ}}'])
    expect(fillTemplate(written, { group: '三群' }).text).toBe('三群');
  expect(fillTemplate('{{constructor}}', {}).unknown).toEqual(['{{constructor}}']);
});

test('date and time are those of the zone of the plan, not of the machine', () => {
  expect(timeVariables(Date.UTC(2026, 10, 22, 16, 5), 'Asia/Shanghai', 'zh-CN')).toEqual({
    date: '11月23日',
    weekday: '星期一',
    time: '00:05',
  });
});

test('Chinese dates made by sum are those the engine writes, on each day of a leap year', () => {
  for (const language of ['zh-CN', 'zh-TW'])
    for (let day = 0; day < 366; day += 1) {
      const at = Date.UTC(2028, 0, 1) + day * 86_400_000 + day * 231_000;
      const say = (options: Intl.DateTimeFormatOptions): string =>
        new Intl.DateTimeFormat(language, { ...options, timeZone: 'Asia/Shanghai' }).format(at);
      expect(timeVariables(at, 'Asia/Shanghai', language)).toEqual({
        date: say({ month: 'long', day: 'numeric' }),
        weekday: say({ weekday: 'long' }),
        time: say({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
      });
    }
});

test('a title reads its variables in words, whoever typed them, and never cuts half a character', () => {
  expect(titleOf('早上好，{{group}}的朋友们！\n第二行', 'zh-CN', 24)).toBe('早上好，[群名]的朋友们！');
  expect(titleOf('Hi {{ 群名 }}, {{nobody}}', 'en', 24)).toBe('Hi [group], {{nobody}}');
  expect(titleOf('👍👍👍', 'zh-TW', 2)).toBe('👍👍');
  expect(titleOf('  \n', 'zh-CN', 24)).toBe('…');
});
