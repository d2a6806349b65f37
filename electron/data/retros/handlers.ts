import type { retroRoutes } from '#shared/contract/retros';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const retroHandlers: HandlersOf<typeof retroRoutes, ActionContext> = {};
