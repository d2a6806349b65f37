/** Tells whether a value is what it should be: for what is read at every start, before the schemas are. */
export type Fits<T> = (value: unknown) => value is T;

export const isText: Fits<string> = (value): value is string => typeof value === 'string';
export const isTruth: Fits<boolean> = (value): value is boolean => typeof value === 'boolean';
export const isWhole: Fits<number> = (value): value is number => Number.isSafeInteger(value);

export const orNull =
  <T>(fits: Fits<T>): Fits<T | null> =>
  (value): value is T | null =>
    value === null || fits(value);

export const listOf =
  <T>(fits: Fits<T>): Fits<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(fits);

export const oneOf =
  <const T extends readonly unknown[]>(values: T): Fits<T[number]> =>
  (value): value is T[number] =>
    values.includes(value);

/** An object with these fields at least. */
export const shapeOf =
  <T extends object>(fields: { readonly [K in keyof T]: Fits<T[K]> }): Fits<T> =>
  (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Fits<unknown>>(fields).every(([key, fits]) => fits(Reflect.get(value, key)));
