/** The line for writing: while bulk work in a thread of its own holds it, whatever else would write waits its turn. */
export interface WriteGate {
  /** Takes the line once it is free and holds it until `work` has ended. */
  readonly hold: (work: () => Promise<void>) => Promise<void>;
  /** Resolves at once where nobody holds the line. */
  readonly free: () => Promise<void>;
  readonly isHeld: () => boolean;
}

/** A free line. */
export function makeWriteGate(): WriteGate {
  let holder: Promise<void> | null = null;
  const free = async (): Promise<void> => {
    while (holder) await holder;
  };
  return {
    free,
    isHeld: () => holder !== null,
    hold: async (work) => {
      await free();
      const held = work().finally(() => {
        holder = null;
      });
      // Whoever waits is let on whether the work went well or not.
      holder = held.catch(() => undefined);
      await held;
    },
  };
}
