import type { groupRoutes } from '#shared/contract/groups';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const groupHandlers: HandlersOf<typeof groupRoutes, ActionContext> = {};
