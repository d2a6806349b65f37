import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  beginRound,
  confirm,
  copyOf,
  passOver,
  press,
  recall,
  type Candidate,
  type Decision,
  type Open,
  type RoundState,
} from '#shared/domain/round';

/** A queue, a clipboard and a shell that may die between a step and the clipboard. */
class World {
  state: RoundState = beginRound({ accountId: null, slotId: null, until: 0 }, null);
  presses = 0;
  readonly open = new Set<number>();
  readonly sent: number[] = [];
  /** What has truly been on the clipboard, part by part, since the post's text last changed. */
  readonly pasted = new Map<number, Set<number>>();
  private readonly edits = new Map<number, number>();

  constructor(readonly parts: readonly number[]) {
    parts.forEach((_, id) => this.open.add(id + 1));
  }
  look = (id: number): Candidate | null => {
    if (!this.open.has(id)) return null;
    const print = `${id}v${this.edits.get(id) ?? 0}`;
    const count = this.parts[id - 1] ?? 0;
    return {
      deliveryId: id,
      accountId: id % 2,
      print,
      parts: Array.from({ length: count }, (_, at) => `${print}p${at}`),
    };
  };
  get queue(): Open {
    return { order: [...this.open].sort((a, b) => a - b), look: this.look };
  }
  edit(id: number): void {
    this.edits.set(id, (this.edits.get(id) ?? 0) + 1);
    this.pasted.delete(id);
  }
  /** Commits a decision; `reaches` = the shell lived to write the clipboard and to say so. */
  take({ state, settle, copy }: Decision, ticks: boolean, reaches: boolean): void {
    this.state = state;
    if (settle !== null) {
      if (ticks) this.sent.push(settle);
      this.open.delete(settle);
    }
    if (!copy || !reaches) return;
    const seen = this.pasted.get(copy.deliveryId) ?? new Set();
    this.pasted.set(copy.deliveryId, seen.add(copy.part));
    this.state = confirm(this.state, copy.serial, this.look(copy.deliveryId));
  }
}

test('a round over posts with p parts each takes exactly the sum of p presses after its start', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 30 }), (parts) => {
      const world = new World(parts);
      world.take(press(world.state, world.queue), true, true);
      let presses = 0;
      while (!world.state.finished) {
        presses += 1;
        world.take(press(world.state, world.queue), true, true);
      }
      expect(presses).toBe(parts.reduce((sum, count) => sum + count, 0));
      expect(world.sent).toEqual(parts.map((_, index) => index + 1));
    }),
  );
});

test('whatever happens in between, nothing is ticked off whose every part was not on the clipboard', () => {
  const id = fc.integer({ min: 1, max: 6 });
  const deed = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('press' as const), reaches: fc.boolean() }) },
    fc.record({
      do: fc.constant('copy' as const),
      id,
      part: fc.option(fc.integer({ min: 0, max: 3 })),
      reaches: fc.boolean(),
    }),
    fc.record({ do: fc.constant('skip' as const), reaches: fc.boolean() }),
    fc.record({ do: fc.constant('edit' as const), id }),
    fc.record({ do: fc.constant('settledElsewhere' as const), id }),
    fc.record({ do: fc.constant('undone' as const), id }),
    fc.record({ do: fc.constant('restart' as const) }),
    fc.record({ do: fc.constant('oldAnswer' as const), serial: fc.integer({ min: 0, max: 40 }) }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }),
      fc.array(deed, { maxLength: 60 }),
      (parts, deeds) => {
        const world = new World(parts);
        for (const step of deeds) {
          const before = world.sent.length;
          switch (step.do) {
            case 'press':
              world.take(press(world.state, world.queue), true, step.reaches);
              break;
            case 'copy': {
              const found = world.look(step.id);
              if (found) world.take(copyOf(world.state, found, step.part), true, step.reaches);
              break;
            }
            case 'skip':
              world.take(passOver(world.state, world.queue), false, step.reaches);
              break;
            case 'edit':
              world.edit(step.id);
              break;
            case 'settledElsewhere':
              world.open.delete(step.id);
              break;
            case 'undone':
              // It must be copied again from here on.
              if (world.state.current?.deliveryId !== step.id) world.pasted.delete(step.id);
              world.open.add(step.id);
              break;
            case 'restart':
              world.state = recall(world.state);
              world.pasted.clear();
              break;
            case 'oldAnswer':
              if (step.serial !== world.state.pending?.serial) {
                const current = world.state.current ? world.look(world.state.current.deliveryId) : null;
                const copied = world.state.current?.copied;
                world.state = confirm(world.state, step.serial, current);
                expect(world.state.current?.copied).toEqual(copied);
              }
              break;
          }
          for (const id of world.sent.slice(before)) {
            const count = parts[id - 1]!;
            expect(count).toBeGreaterThan(0);
            expect(world.pasted.get(id)?.size).toBe(count);
          }
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('a failed copy is offered again by the next press, and a post without content is left open', () => {
  const world = new World([1, 0, 1]);
  world.take(press(world.state, world.queue), true, false);
  expect(world.state.current).toMatchObject({ deliveryId: 1, copied: [] });
  world.take(press(world.state, world.queue), true, true);
  expect(world.sent).toEqual([]);
  world.take(press(world.state, world.queue), true, true);
  expect(world.state.current?.deliveryId).toBe(3);
  world.take(press(world.state, world.queue), true, true);
  expect([world.sent, [...world.open], world.state.finished]).toEqual([[1, 3], [2], true]);
});
