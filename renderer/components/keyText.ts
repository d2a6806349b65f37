const mac = navigator.userAgent.includes('Mac');

/** A key as it is printed: `$mod+z` → ⌘Z or Ctrl+Z. */
export function keyText(keys: string): string {
  return keys
    .replace('[Shift]+?', '?')
    .split('+')
    .map((part) =>
      part === '$mod' ? (mac ? '⌘' : 'Ctrl') : part.length === 1 ? part.toUpperCase() : (NAMES[part] ?? part),
    )
    .join(mac ? '' : '+');
}
const NAMES: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓' };
