import type { scriptRoutes } from '#shared/contract/scripts';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const scriptHandlers: HandlersOf<typeof scriptRoutes, ActionContext> = {};
