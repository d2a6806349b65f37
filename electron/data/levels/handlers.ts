import type { levelRoutes } from '#shared/contract/levels';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const levelHandlers: HandlersOf<typeof levelRoutes, ActionContext> = {};
