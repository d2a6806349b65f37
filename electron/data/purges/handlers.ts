import type { purgeRoutes } from '#shared/contract/purges';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const purgeHandlers: HandlersOf<typeof purgeRoutes, ActionContext> = {};
