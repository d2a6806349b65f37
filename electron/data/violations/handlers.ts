import type { violationRoutes } from '#shared/contract/violations';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const violationHandlers: HandlersOf<typeof violationRoutes, ActionContext> = {};
