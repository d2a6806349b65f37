import type { accountRoutes } from '#shared/contract/accounts';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const accountHandlers: HandlersOf<typeof accountRoutes, ActionContext> = {};
