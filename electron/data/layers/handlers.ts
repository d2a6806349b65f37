import type { layerRoutes } from '#shared/contract/layers';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const layerHandlers: HandlersOf<typeof layerRoutes, ActionContext> = {};
