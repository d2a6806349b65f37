import type { Deed } from '#shared/contract/memberBulk';
import type { Context } from '../context';
import { insertRange } from '../db/bulk';
import { ids } from '../db/sql';
import { layerColumns } from '../layers/repo';
import { readLevel } from '../levels/repo';
import { readTag } from '../tags/repo';

/** Told how many are done of all; may throw to give up. */
type Step = (done: number, total: number) => void;

// Between two pieces the work can be given up.
const PIECE = 5000;

/** Does one thing to many members, set by set; gives how many it changed. Inside an operation. */
export function standTo(ctx: Context, whom: Uint32Array, deed: Deed, step: Step): number {
  const names = namesOf(ctx, deed);
  const changed = new Set<number>();
  for (let at = 0; at < whom.length; at += PIECE) {
    step(at, whom.length);
    const list = JSON.stringify(Array.from(whom.subarray(at, at + PIECE)));
    for (const id of piece(ctx, list, deed)) changed.add(id);
  }
  ctx.summarise({ count: changed.size, ...names });
  return changed.size;
}

function namesOf(ctx: Context, deed: Deed): { readonly name: string } {
  switch (deed.do) {
    case 'tag':
    case 'untag':
      return { name: deed.tagIds.map((id) => readTag(ctx.db, id).name).join('、') };
    case 'level':
      return { name: deed.levelId === null ? '' : readLevel(ctx.db, deed.levelId).code };
    case 'layer':
    case 'away':
      return { name: '' };
  }
}

/** Ids of those changed among a JSON list of people. */
function piece(ctx: Context, list: string, deed: Deed): Iterable<number> {
  switch (deed.do) {
    case 'tag':
      return deed.tagIds.flatMap((id) => tag(ctx, list, id));
    case 'untag':
      return ids(
        ctx.db,
        `DELETE FROM person_tag WHERE person_id IN (SELECT value FROM json_each(?))
           AND tag_id IN (SELECT value FROM json_each(?)) RETURNING person_id`,
        list,
        JSON.stringify(deed.tagIds),
      );
    case 'level':
      return ids(
        ctx.db,
        `UPDATE person SET level_id = :level, level_since = :since, level_manual = :manual
         WHERE id IN (SELECT value FROM json_each(:list)) AND (level_id IS NOT :level OR level_manual <> :manual) RETURNING id`,
        {
          level: deed.levelId,
          since: deed.levelId === null ? null : ctx.now(),
          manual: deed.levelId === null ? 0 : 1,
          list,
        },
      );
    case 'layer': {
      const { layer, reason, manual } = layerColumns[deed.axis];
      // Handed back to the rules a member keeps the layer until they are applied.
      const set = deed.layer === null ? `${manual} = 0` : `${layer} = :layer, ${reason} = '', ${manual} = 1`;
      const differs = deed.layer === null ? `${manual} = 1` : `(${layer} IS NOT :layer OR ${manual} = 0)`;
      return ids(
        ctx.db,
        `UPDATE person SET ${set} WHERE id IN (SELECT value FROM json_each(:list)) AND ${differs} RETURNING id`,
        deed.layer === null ? { list } : { list, layer: deed.layer },
      );
    }
    case 'away':
      return ids(
        ctx.db,
        `UPDATE person SET archived_at = :at
         WHERE id IN (SELECT value FROM json_each(:list)) AND (archived_at IS NULL) <> (:at IS NULL) RETURNING id`,
        { at: deed.away ? ctx.now() : null, list },
      );
  }
}

function tag(ctx: Context, list: string, tagId: number): readonly number[] {
  const without = ids(
    ctx.db,
    `SELECT p.id FROM json_each(?) wanted CROSS JOIN person p ON p.id = wanted.value
     WHERE NOT EXISTS (SELECT 1 FROM person_tag t WHERE t.person_id = p.id AND t.tag_id = ?)`,
    list,
    tagId,
  );
  const tagged = Array.from(without);
  const at = ctx.now();
  insertRange(
    ctx.db,
    'person_tag',
    'person_id, tag_id, at',
    tagged,
    (person) => [person, tagId, at],
    () => undefined,
  );
  return tagged;
}
