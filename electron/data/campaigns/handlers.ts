import type { campaignRoutes } from '#shared/contract/campaigns';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const campaignHandlers: HandlersOf<typeof campaignRoutes, ActionContext> = {};
