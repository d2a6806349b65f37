import type { pointRoutes } from '#shared/contract/points';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const pointHandlers: HandlersOf<typeof pointRoutes, ActionContext> = {};
