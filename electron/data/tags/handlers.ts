import type { tagRoutes } from '#shared/contract/tags';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const tagHandlers: HandlersOf<typeof tagRoutes, ActionContext> = {};
