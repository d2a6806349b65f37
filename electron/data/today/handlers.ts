import type { todayRoutes } from '#shared/contract/today';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const todayHandlers: HandlersOf<typeof todayRoutes, ActionContext> = {};
