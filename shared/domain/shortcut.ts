/** A key press as far as a shortcut is concerned: `code` is the physical key, as `KeyboardEvent.code` names it. */
export interface KeyPress {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

const NAMED: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Enter',
  Tab: 'Tab',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Semicolon: ';',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backslash: '\\',
  Backquote: '`',
};

function keyOf(code: string): string | null {
  const plain = /^(?:Key([A-Z])|Digit(\d)|(F\d{1,2}))$/.exec(code);
  return plain?.[1] ?? plain?.[2] ?? plain?.[3] ?? NAMED[code] ?? null;
}

/** The Electron accelerator of a press, or null where it cannot be a system-wide shortcut (no key yet, or a bare letter). */
export function acceleratorOf(press: KeyPress, mac: boolean): string | null {
  const key = keyOf(press.code);
  if (key === null) return null;
  const main = mac ? press.metaKey : press.ctrlKey;
  const parts = [
    main ? 'CommandOrControl' : null,
    mac && press.ctrlKey ? 'Control' : null,
    !mac && press.metaKey ? 'Super' : null,
    press.altKey ? 'Alt' : null,
    press.shiftKey ? 'Shift' : null,
  ].filter((part) => part !== null);
  // Shift alone would take a letter away from every program; a function key may stand bare.
  const bare = parts.length === 0 || (parts.length === 1 && parts[0] === 'Shift');
  if (bare && !/^F\d+$/.test(key)) return null;
  return [...parts, key].join('+');
}

const SIGNS: Readonly<Record<string, string>> = {
  CommandOrControl: '⌘',
  Control: '⌃',
  Alt: '⌥',
  Shift: '⇧',
};

/** A shortcut as the keyboard of the platform shows it: `Ctrl + Alt + C`, or `⌘⌥C` on a Mac. */
export function shortcutText(accelerator: string, mac: boolean): string {
  const parts = accelerator.split('+');
  if (mac) return parts.map((part) => SIGNS[part] ?? part).join('');
  return parts.map((part) => (part === 'CommandOrControl' ? 'Ctrl' : part === 'Super' ? 'Win' : part)).join(' + ');
}
