// Beyond this many texts what is read is no longer kept: a sheet may hold a million different ones.
const REMEMBERED = 10_000;

/** A reader of texts that come again and again: each is read once. */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = read(text);
    if (known.size < REMEMBERED) known.set(text, value);
    return value;
  };
}
