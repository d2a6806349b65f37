import type { Context } from '../context';
import {
  carriersOf,
  deleteTag,
  deleteTagGroup,
  dropCarriers,
  moveCarriers,
  readTag,
  readTagGroup,
  tagsOf,
} from './repo';

/** Told how many rows are done; may throw to give up. */
type Tick = (done: number) => void;

// Between two pieces the work can be given up.
const PIECE = 2000;

/** Takes rows of a tag piece by piece until none is left. */
function drain(
  ctx: Pick<Context, 'db'>,
  tagId: number,
  tick: () => void,
  work: (rows: readonly number[]) => void,
): void {
  for (let rows = carriersOf(ctx.db, tagId, PIECE); rows.length > 0; rows = carriersOf(ctx.db, tagId, PIECE)) {
    work(rows);
    tick();
  }
}

/** Deletes tags; whoever carried one carries it no more. Gives how many tags. Inside an operation. */
export function removeTags(ctx: Context, ids: readonly number[], tick: Tick): number {
  const tags = ids.map((id) => readTag(ctx.db, id));
  tags.forEach(({ id }, done) => {
    drain(
      ctx,
      id,
      () => tick(done),
      (rows) => dropCarriers(ctx.db, rows, id),
    );
    deleteTag(ctx.db, id);
  });
  ctx.summarise({ name: tags[0]?.name ?? '', count: tags.length });
  return tags.length;
}

/** Deletes a group with its tags. Inside an operation. */
export function removeTagGroup(ctx: Context, id: number, tick: Tick): number {
  const { name } = readTagGroup(ctx.db, id);
  removeTags(ctx, tagsOf(ctx.db, id), tick);
  deleteTagGroup(ctx.db, id);
  ctx.summarise({ name });
  return 1;
}

/** Gives everyone who carries one of the tags `into` instead, and deletes those tags. Inside an operation. */
export function mergeTags(ctx: Context, ids: readonly number[], into: number, tick: Tick): number {
  const target = readTag(ctx.db, into);
  const tags = ids.filter((id) => id !== into).map((id) => readTag(ctx.db, id));
  tags.forEach(({ id }, done) => {
    drain(
      ctx,
      id,
      () => tick(done),
      (rows) => {
        moveCarriers(ctx.db, rows, into);
        // Whoever carried both is left with rows of the old tag.
        dropCarriers(ctx.db, rows, id);
      },
    );
    deleteTag(ctx.db, id);
  });
  ctx.summarise({ name: tags[0]?.name ?? '', count: tags.length, into: target.name });
  return tags.length;
}
