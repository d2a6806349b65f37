import type { memberRoutes } from '#shared/contract/members';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const memberHandlers: HandlersOf<typeof memberRoutes, ActionContext> = {};
