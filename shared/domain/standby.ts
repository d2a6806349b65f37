/** A live group in which the account sits, as the switch looks at it. */
export interface GroupSeat {
  readonly groupId: number;
  readonly name: string;
  readonly operating: boolean;
  readonly standbySits: boolean;
  /** Open deliveries of the account there. */
  readonly deliveries: number;
  /** Repeating plans of the account that name the group. */
  readonly series: number;
}

/** The groups a switch hands over at once, and those that wait until the standby is let in. */
export interface Handover {
  readonly moves: readonly GroupSeat[];
  readonly waits: readonly GroupSeat[];
}

/** Sorts the account's groups by whether the standby sits there; groups where it has nothing to do stay out. */
export function planHandover(seats: readonly GroupSeat[]): Handover {
  const concerned = seats.filter((seat) => seat.operating || seat.deliveries > 0 || seat.series > 0);
  return {
    moves: concerned.filter((seat) => seat.standbySits),
    waits: concerned.filter((seat) => !seat.standbySits),
  };
}

/** A plan (a slot with its deliveries, a repeating plan with its targets) and what hangs on it. */
export interface Plan {
  readonly id: number;
  readonly parts: readonly {
    readonly id: number;
    /** null = Moments, which belong to no group. */
    readonly groupId: number | null;
    /** False for what is sent, skipped or missed: it stays with the account that did it. */
    readonly open: boolean;
  }[];
}

/** What becomes of one plan: it goes over whole, or a twin takes the named parts. */
export interface PlanMove {
  readonly id: number;
  readonly whole: boolean;
  readonly parts: readonly number[];
  readonly groupIds: readonly (number | null)[];
}

/** Which plans follow into the groups handed over; a plan with anything left behind is split, never moved. */
export function followingPlans(
  plans: readonly Plan[],
  groups: ReadonlySet<number>,
  withMoments: boolean,
): readonly PlanMove[] {
  return plans.flatMap((plan) => {
    const follows = plan.parts.filter(
      (part) => part.open && (part.groupId === null ? withMoments : groups.has(part.groupId)),
    );
    if (follows.length === 0) return [];
    return [
      {
        id: plan.id,
        whole: follows.length === plan.parts.length,
        parts: follows.map((part) => part.id),
        groupIds: follows.map((part) => part.groupId),
      },
    ];
  });
}
