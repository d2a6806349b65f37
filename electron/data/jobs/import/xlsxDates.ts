const BUILT_IN: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

/** Which number formats show a date or time: the built-in ones and those whose code says so. */
export function dateFormats(): {
  readonly add: (id: number, code: string) => void;
  readonly has: (id: number) => boolean;
} {
  const own = new Map<number, boolean>();
  return {
    add: (id, code) => own.set(id, isDateCode(code)),
    has: (id) => own.get(id) ?? BUILT_IN.some(([from, to]) => id >= from && id <= to),
  };
}

/** True where a format code holds a part of a date outside quotes, colours and locale marks. */
export function isDateCode(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general/gi, '');
  return /[ymdhs]/i.test(bare);
}

/** A serial day number as `2026-11-22`, with ` 09:30` where it has a time; below 1 a time alone. */
export function serialText(serial: number, epoch1904: boolean): string {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return String(serial);
  const minutes = Math.round(serial * 1440);
  const time = new Date((minutes % 1440) * 60_000).toISOString().slice(11, 16);
  if (serial < 1) return time;
  // The sheet's calendar has a 29 February 1900 that never was; days before it are one off.
  const days = Math.floor(minutes / 1440) + (epoch1904 ? 1462 : 0);
  const day = new Date((days - (days < 60 ? 25_568 : 25_569)) * 86_400_000).toISOString().slice(0, 10);
  return minutes % 1440 === 0 ? day : `${day} ${time}`;
}
