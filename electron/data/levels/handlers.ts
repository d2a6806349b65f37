import type { HandlersOf } from '#shared/contract/index';
import type { levelRoutes } from '#shared/contract/levels';
import { isWithin } from '#shared/domain/levels';
import { placedAt } from '#shared/domain/order';
import type { ActionContext } from '../context';
import { CodedError } from '../errors';
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

export const levelHandlers: HandlersOf<typeof levelRoutes, ActionContext> = {
  'level.list': ({ db }, { accountId }) => listLevels(db, accountId),
  'level.save': ({ db, newUid, summarise }, { id, parentId, ...level }) => {
    const holder = levelCoded(db, level.code);
    if (holder !== undefined && holder !== id)
      throw new CodedError('CONFLICT', 'error.levelCodeTaken', { code: level.code });
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
};
