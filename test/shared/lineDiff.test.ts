import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineDiff } from '#shared/text/lineDiff';

test('the kept and gone lines are the old text, the kept and new ones the new text, and nothing is said to change without need', () => {
  const text = fc.array(fc.constantFrom('早安', '晚安', '', '福利'), { maxLength: 8 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = lineDiff(before, after);
      const said = (without: 'gone' | 'new'): string =>
        lines.flatMap((line) => (line.kind === without ? [] : [line.text])).join('\n');
      expect(said('new')).toBe(before);
      expect(said('gone')).toBe(after);
      expect(lineDiff(before, before).every((line) => line.kind === 'same')).toBe(true);
    }),
  );
});
