/** The line for writing: while bulk work in a thread of its own holds it, whatever else would write waits its turn. */
export interface WriteGate {
  /** Takes the line once it is free and holds it until `work` has ended. */
  readonly hold: (work: () => Promise<void>) => Promise<void>;
  /** Resolves once whoever holds the line lets go of it; who waited as well may have taken it by then. */
  readonly free: () => Promise<void>;
  readonly isHeld: () => boolean;
}

/** A free line. */
export function makeWriteGate(): WriteGate {
  let holder: Promise<void> | null = null;
  return {
    free: async () => void (await holder),
    isHeld: () => holder !== null,
    hold: async (work) => {
      // Looked at anew each time: of several who wait the first one goes on.
      while (holder) await holder;
      const held = work().finally(() => {
        holder = null;
      });
      // Whoever waits is let on whether the work went well or not.
      holder = held.catch(() => undefined);
      await held;
    },
  };
}
