import type { z } from 'zod';
import { tagRoutes } from './tags';
import { layerRoutes } from './layers';
import { levelRoutes } from './levels';
import { pointRoutes } from './points';
import { violationRoutes } from './violations';
import { purchaseRoutes } from './purchases';
import { purgeRoutes } from './purges';
import { chatRoutes } from './chats';
import { exportRoutes } from './exports';
import { campaignRoutes } from './campaigns';
import { viewRoutes } from './views';
import { accountRoutes } from './accounts';
import { calendarRoutes } from './calendar';
import { fieldRoutes } from './fields';
import { groupRoutes } from './groups';
import { groupFigureRoutes } from './groupFigures';
import { helperRoutes } from './helpers';
import { importRoutes } from './imports';
import { inviteRoutes } from './invites';
import { memberPageRoutes } from './memberPage';
import { memberBulkRoutes } from './memberBulk';
import { memberRoutes } from './members';
import { operationRoutes } from './operations';
import { retroRoutes } from './retros';
import { rosterRoutes } from './rosters';
import type { Routes } from './route';
import { scriptRoutes } from './scripts';
import { searchRoutes } from './search';
import { settingRoutes } from './settings';
import { stageRoutes } from './stages';
import { startRoutes } from './start';
import { storeRoutes } from './store';
import { todayRoutes } from './today';

/** Every question that the data process answers. */
export const routes = {
  ...accountRoutes,
  ...calendarRoutes,
  ...campaignRoutes,
  ...chatRoutes,
  ...exportRoutes,
  ...fieldRoutes,
  ...groupRoutes,
  ...groupFigureRoutes,
  ...helperRoutes,
  ...importRoutes,
  ...layerRoutes,
  ...levelRoutes,
  ...inviteRoutes,
  ...memberPageRoutes,
  ...memberBulkRoutes,
  ...memberRoutes,
  ...operationRoutes,
  ...pointRoutes,
  ...purchaseRoutes,
  ...purgeRoutes,
  ...retroRoutes,
  ...rosterRoutes,
  ...scriptRoutes,
  ...searchRoutes,
  ...settingRoutes,
  ...stageRoutes,
  ...startRoutes,
  ...storeRoutes,
  ...tagRoutes,
  ...todayRoutes,
  ...viewRoutes,
  ...violationRoutes,
} satisfies Routes;

export type RouteName = keyof typeof routes;
export type Input<K extends RouteName> = z.infer<(typeof routes)[K]['input']>;
export type Output<K extends RouteName> = z.infer<(typeof routes)[K]['output']>;

type Answer<K extends RouteName> = (typeof routes)[K]['kind'] extends 'action'
  ? Output<K> | Promise<Output<K>>
  : Output<K>;

/** One handler for each route of a domain; a missing one, or a wrong type, does not compile. */
export type HandlersOf<Part extends Partial<Record<RouteName, unknown>>, Ctx> = {
  readonly [K in keyof Part & RouteName]: (ctx: Ctx, input: Input<K>) => Answer<K>;
};
export type Handlers<Ctx> = HandlersOf<typeof routes, Ctx>;
