import type { chatRoutes } from '#shared/contract/chats';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const chatHandlers: HandlersOf<typeof chatRoutes, ActionContext> = {};
