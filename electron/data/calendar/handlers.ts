import type { calendarRoutes } from '#shared/contract/calendar';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';
import { CodedError } from '../errors';

const later = (): never => {
  throw new CodedError('UNAVAILABLE', 'error.unavailable');
};

export const calendarHandlers: HandlersOf<typeof calendarRoutes, ActionContext> = {
  'slot.create': later,
  'slot.update': later,
  'slot.move': later,
  'slot.copy': later,
  'slot.delete': later,
  'slot.range': later,
  'slot.get': later,
  'slot.conflicts': later,
  'slot.extendHorizon': later,
};
