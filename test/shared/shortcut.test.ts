import { expect, test } from 'vitest';
import { acceleratorOf, shortcutText, type KeyPress } from '#shared/domain/shortcut';

const press = (code: string, ...held: readonly ('ctrl' | 'alt' | 'shift' | 'meta')[]): KeyPress => ({
  code,
  ctrlKey: held.includes('ctrl'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
  metaKey: held.includes('meta'),
});

test('a press becomes the accelerator of its physical key, so a Chinese input method or Alt-letters do not garble it', () => {
  expect(acceleratorOf(press('KeyC', 'ctrl', 'alt'), false)).toBe('CommandOrControl+Alt+C');
  expect(acceleratorOf(press('KeyC', 'meta', 'alt'), true)).toBe('CommandOrControl+Alt+C');
  expect(acceleratorOf(press('KeyC', 'ctrl', 'meta'), true)).toBe('CommandOrControl+Control+C');
  expect(acceleratorOf(press('Digit1', 'meta', 'shift'), false)).toBe('Super+Shift+1');
  expect(acceleratorOf(press('ArrowUp', 'alt'), false)).toBe('Alt+Up');
  expect(acceleratorOf(press('F8'), false)).toBe('F8');
});

test('a bare or shifted letter, or modifiers alone, would take typing away from every program and is no shortcut', () => {
  expect(
    [press('KeyC'), press('KeyC', 'shift'), press('ControlLeft', 'ctrl'), press('Space')].map((one) =>
      acceleratorOf(one, false),
    ),
  ).toEqual([null, null, null, null]);
});

test('a shortcut is shown in the signs of the keyboard', () => {
  expect(shortcutText('CommandOrControl+Alt+C', false)).toBe('Ctrl + Alt + C');
  expect(shortcutText('CommandOrControl+Alt+C', true)).toBe('⌘⌥C');
});
