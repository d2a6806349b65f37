import type { Handlers } from '#shared/contract/index';
import { tagHandlers } from './tags/handlers';
import { layerHandlers } from './layers/handlers';
import { levelHandlers } from './levels/handlers';
import { pointHandlers } from './points/handlers';
import { violationHandlers } from './violations/handlers';
import { purchaseHandlers } from './purchases/handlers';
import { purgeHandlers } from './purges/handlers';
import { chatHandlers } from './chats/handlers';
import { exportHandlers } from './exports/handlers';
import { campaignHandlers } from './campaigns/handlers';
import { viewHandlers } from './views/handlers';
import { accountHandlers } from './accounts/handlers';
import { calendarHandlers } from './calendar/handlers';
import type { ActionContext } from './context';
import { groupFigureHandlers } from './groups/figures';
import { groupHandlers } from './groups/handlers';
import { stageHandlers } from './groups/stages';
import { helperHandlers } from './helpers/handlers';
import { importHandlers } from './jobs/import/handlers';
import { rosterHandlers } from './jobs/import/rosterHandlers';
import { fieldHandlers } from './members/fields';
import { memberBulkHandlers } from './members/bulkHandlers';
import { memberHandlers } from './members/handlers';
import { inviteHandlers } from './members/invites';
import { memberPageHandlers } from './members/pageHandlers';
import { operationHandlers } from './operations/handlers';
import { retroHandlers } from './retros/handlers';
import { scriptHandlers } from './scripts/handlers';
import { searchHandlers } from './search/handlers';
import { settingHandlers } from './settings/handlers';
import { startHandlers } from './start/handlers';
import { storeHandlers } from './store/handlers';
import { todayHandlers } from './today/handlers';

/** Every route's handler. */
export const handlers: Handlers<ActionContext> = {
  ...accountHandlers,
  ...calendarHandlers,
  ...campaignHandlers,
  ...chatHandlers,
  ...exportHandlers,
  ...fieldHandlers,
  ...groupHandlers,
  ...groupFigureHandlers,
  ...helperHandlers,
  ...importHandlers,
  ...layerHandlers,
  ...levelHandlers,
  ...inviteHandlers,
  ...memberBulkHandlers,
  ...memberHandlers,
  ...memberPageHandlers,
  ...operationHandlers,
  ...pointHandlers,
  ...purchaseHandlers,
  ...purgeHandlers,
  ...retroHandlers,
  ...rosterHandlers,
  ...scriptHandlers,
  ...searchHandlers,
  ...settingHandlers,
  ...stageHandlers,
  ...startHandlers,
  ...storeHandlers,
  ...tagHandlers,
  ...todayHandlers,
  ...viewHandlers,
  ...violationHandlers,
};
