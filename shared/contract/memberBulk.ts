import { z } from 'zod';
import { axes, Layer, layersOf } from './layers';
import { action, Id, IdList, Ids, JobId, type Routes } from './route';

const tag = z.object({ tagIds: z.array(Id).min(1).max(100) });
const level = z.object({ levelId: Id.nullable() });
const layer = z.object({ axis: z.enum(axes), layer: Layer.nullable() });
const away = z.object({ away: z.boolean() });

/** What is done to many members at a time. */
export const Deed = z.discriminatedUnion('do', [
  tag.extend({ do: z.literal('tag') }),
  tag.extend({ do: z.literal('untag') }),
  level.extend({ do: z.literal('level') }),
  layer.extend({ do: z.literal('layer') }),
  away.extend({ do: z.literal('away') }),
]);
export type Deed = z.infer<typeof Deed>;

/** Which members (a typed list where there may be very many), and the job that reports progress. */
const Whom = z.object({ ids: z.union([IdList, Ids]), jobId: JobId });
/** How many were changed; those who were as asked already do not count. */
const Changed = z.object({ count: z.int() });

/** One step to undo each; a few members are written at once, many in a thread of their own. */
export const memberBulkRoutes = {
  'member.tag': action(['member', 'tag'], Whom.extend(tag.shape), Changed),
  'member.untag': action(['member', 'tag'], Whom.extend(tag.shape), Changed),
  /** By hand; null = none, and the gates decide again. */
  'member.setLevel': action(['member', 'level'], Whom.extend(level.shape), Changed),
  /** By hand; null = the rules decide again when they are next applied. INVALID for a layer of the other axis. */
  'member.setLayer': action(
    ['member', 'layer'],
    Whom.extend(layer.shape).refine((it) => it.layer === null || layersOf[it.axis].some((one) => one === it.layer)),
    Changed,
  ),
  /** Archives members, or brings them back. */
  'member.setAway': action(['member'], Whom.extend(away.shape), Changed),
} satisfies Routes;
