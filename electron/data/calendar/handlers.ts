import type { calendarRoutes } from '#shared/contract/calendar';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';

export const calendarHandlers: HandlersOf<typeof calendarRoutes, ActionContext> = {};
