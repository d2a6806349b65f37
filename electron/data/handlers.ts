import type { Handlers } from '#shared/contract/index';
import { accountHandlers } from './accounts/handlers';
import { calendarHandlers } from './calendar/handlers';
import type { ActionContext } from './context';
import { groupHandlers } from './groups/handlers';
import { importHandlers } from './jobs/import/handlers';
import { memberHandlers } from './members/handlers';
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
  ...groupHandlers,
  ...importHandlers,
  ...memberHandlers,
  ...operationHandlers,
  ...retroHandlers,
  ...scriptHandlers,
  ...searchHandlers,
  ...settingHandlers,
  ...startHandlers,
  ...storeHandlers,
  ...todayHandlers,
};
