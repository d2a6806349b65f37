import type { purchaseRoutes } from '#shared/contract/purchases';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const purchaseHandlers: HandlersOf<typeof purchaseRoutes, ActionContext> = {};
