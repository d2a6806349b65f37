import type { HandlersOf } from '#shared/contract/index';
import type { LevelChange, levelRoutes } from '#shared/contract/levels';
import { isWithin } from '#shared/domain/levels';
import { placedAt } from '#shared/domain/order';
import type { ActionContext } from '../context';
import { CodedError } from '../errors';
import { runJob } from '../jobs/runJob';
import type { StandingTask, Written } from '../jobs/standing/tasks';
import { rulesAsk } from '../layers/apply';
import { amongMoves, countedMoves, idsOfMove, keepLooks } from '../members/moves';
import { lastApplied } from '../operations/since';
import type { LevelLook } from './apply';
import { askGates } from './assign';
import {
  deleteLevel,
  insertLevel,
  levelCoded,
  levelNodes,
  levelTies,
  listLevels,
  rankLevels,
  readLevel,
  setLevelParent,
  updateLevel,
} from './repo';
import { levelStanding } from './standing';

const looks = keepLooks<LevelLook>();

export const levelHandlers: HandlersOf<typeof levelRoutes, ActionContext> = {
  'level.list': ({ db }, { accountId }) => listLevels(db, accountId),
  'level.save': ({ db, newUid, summarise }, { id, parentId, ...level }) => {
    const holder = levelCoded(db, level.code);
    if (holder !== undefined && holder !== id)
      throw new CodedError('CONFLICT', 'error.levelCodeTaken', { code: level.code });
    if (level.conditions.some(({ field }) => field === 'level')) throw new CodedError('INVALID', 'error.gateOnLevel');
    summarise({ code: level.code });
    if (id === undefined) {
      if (parentId !== null) readLevel(db, parentId);
      return { ids: [insertLevel(db, newUid(), parentId, level)] };
    }
    readLevel(db, id);
    updateLevel(db, id, level);
    return { ids: [id] };
  },
  'level.move': ({ db, summarise }, { id, parentId, at }) => {
    const { code } = readLevel(db, id);
    if (parentId !== null) readLevel(db, parentId);
    const nodes = levelNodes(db);
    if (isWithin(nodes, parentId, id)) throw new CodedError('INVALID', 'error.levelBelowItself', { code });
    setLevelParent(db, id, parentId);
    const siblings = placedAt(
      nodes.flatMap((node) => (node.parentId === parentId ? [node.id] : [])),
      id,
      at,
    );
    const others = nodes.filter((node) => !siblings.includes(node.id));
    rankLevels(db, [...others, ...siblings.map((sibling) => ({ id: sibling, parentId }))]);
    summarise({ code });
    return { ids: [id] };
  },
  'level.delete': ({ db, summarise }, { id }) => {
    const { code } = readLevel(db, id);
    const { people, below } = levelTies(db, id);
    if (below > 0) throw new CodedError('CONFLICT', 'error.levelHasBranches', { code, count: below });
    if (people > 0) throw new CodedError('CONFLICT', 'error.levelHeld', { code, count: people });
    deleteLevel(db, id);
    summarise({ code });
    return { ids: [id] };
  },
  'level.lastApplied': (ctx) => lastApplied(ctx, 'level.apply'),
  'level.standing': (ctx, { id, accountId }) => levelStanding(ctx, id, accountId),
  'level.preview': async (ctx, { jobId, ...wish }) => {
    const task: StandingTask = { kind: 'levels.look', ...wish };
    const look = await runJob<LevelLook>(ctx, 'standing', jobId, task);
    looks.keep(ctx.db, jobId, look);
    const moves = countedMoves(look.moves).map(({ from, to, count }) => ({
      from: from || null,
      to: to || null,
      count,
    }));
    return { token: jobId, at: ctx.now(), asked: look.asked, kept: look.kept, moves };
  },
  'level.changeIds': ({ db }, { token, move }) =>
    idsOfMove(looks.read(db, token).moves, move && { from: move.from ?? 0, to: move.to ?? 0 }),
  'level.changes': (ctx, { token, ids }) => {
    const wanted = amongMoves(looks.read(ctx.db, token).moves, ids);
    const found = new Map<number, LevelChange>();
    for (const { facts, ...verdict } of askGates(ctx.db, listLevels(ctx.db, null), rulesAsk(ctx), { ids: wanted }))
      found.set(verdict.id, { ...verdict, facts: facts() });
    return wanted.flatMap((id) => found.get(id) ?? []);
  },
  'level.apply': async (ctx, { jobId, ...wish }) => {
    const task: StandingTask = { kind: 'levels.apply', ...wish };
    const written = await runJob<Written>(ctx, 'standing', jobId, task);
    if (written.changed > 0) ctx.publish({ type: 'changed', topics: ['level', 'member', 'operation'] });
    return written;
  },
};
