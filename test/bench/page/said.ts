/** A word typed: ms until its rows were painted, how many were found, and who stands first. */
export interface Typed {
  readonly word: string;
  readonly took: number;
  readonly hits: number;
  readonly first: string;
}

/** Frames of a scroll: all, those longer than 25 ms, and rows met without their data. */
export interface Scrolled {
  readonly all: number;
  readonly long: number;
  readonly blank: number;
}

/** What the members screen said of itself; `busy` in ms a key, while `imported` members were taken in. */
export interface ProductSaid {
  readonly typed: readonly Typed[];
  readonly frames: Scrolled;
  readonly busy: readonly number[];
  readonly imported: number;
}

/** The same people held in memory: in a plain array, and by a table library. */
export interface MemorySaid {
  readonly plain: readonly Typed[];
  readonly library: readonly Typed[];
  readonly frames: Scrolled;
}
