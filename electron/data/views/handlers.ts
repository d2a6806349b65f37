import type { viewRoutes } from '#shared/contract/views';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const viewHandlers: HandlersOf<typeof viewRoutes, ActionContext> = {};
