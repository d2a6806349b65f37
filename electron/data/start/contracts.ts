import { accountRoutes } from '#shared/contract/accounts';
import { settingRoutes } from '#shared/contract/settings';
import { storeRoutes } from '#shared/contract/store';
import { todayRoutes } from '#shared/contract/today';

/** The contracts of what is asked until somebody works with a window. */
export const routes = { ...accountRoutes, ...settingRoutes, ...storeRoutes, ...todayRoutes };
