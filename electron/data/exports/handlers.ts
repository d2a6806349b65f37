import type { exportRoutes } from '#shared/contract/exports';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const exportHandlers: HandlersOf<typeof exportRoutes, ActionContext> = {};
