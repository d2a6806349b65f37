import type { HandlersOf } from '#shared/contract/index';
import type { SearchHit, searchRoutes } from '#shared/contract/search';
import type { ActionContext } from '../context';
import { findGroups, findMembers, findNotes, findScripts } from './repo';

export const searchHandlers: HandlersOf<typeof searchRoutes, ActionContext> = {
  'search.find': ({ db }, { text, each }) => {
    const of = (kind: SearchHit['kind'], found: readonly Omit<SearchHit, 'kind'>[]): SearchHit[] =>
      found.map((hit) => ({ kind, ...hit }));
    return [
      ...of('group', findGroups(db, text, each)),
      ...of('member', findMembers(db, text, each)),
      ...of('script', findScripts(db, text, each)),
      ...of('note', findNotes(db, text, each)),
    ];
  },
};
