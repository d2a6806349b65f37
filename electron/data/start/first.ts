import { routes, type Input, type Output, type RouteName } from '#shared/contract/index';
import { localDay } from '#shared/domain/time';
import { QUEUE_PAGE } from '#shared/domain/today';
import { accountHandlers } from '../accounts/handlers';
import type { ActionContext } from '../context';
import { settingHandlers } from '../settings/handlers';
import { storeHandlers } from '../store/handlers';
import { todayHandlers } from '../today/handlers';

const asked = { ...accountHandlers, ...settingHandlers, ...storeHandlers, ...todayHandlers };
type Asked = {
  [K in keyof typeof asked & RouteName]: (typeof routes)[K]['kind'] extends 'query' ? K : never;
}[keyof typeof asked & RouteName];

/** Answers all that the first screen of a window asks, page by page as it asks it. */
export function readFirst(ctx: ActionContext): Output<'start.first'> {
  const answers: Output<'start.first'> = [];
  const ask = <K extends Asked>(route: K, input: Input<K>): Output<K> => {
    // The table pairs each route with its handler's types; the pair is lost once the name is a variable.
    const value = (asked[route] as (ctx: ActionContext, input: unknown) => Output<K>)(ctx, input);
    answers.push({ route, input, value, reads: routes[route].topics });
    return value;
  };
  const settings = ask('setting.all', undefined);
  ask('store.status', undefined);
  ask('account.list', undefined);
  ask('round.view', undefined);
  ask('day.summary', { accountId: null });
  const items = ask('delivery.queue', { accountId: null, day: localDay(ctx.now(), settings.zone) }).flatMap(
    (section) => section.items,
  );
  const open = items.find(({ status }) => status === 'due') ?? items[0];
  if (!open) return answers;
  const ids = items.map(({ id }) => id);
  for (const page of new Set([0, Math.floor(items.indexOf(open) / QUEUE_PAGE)]))
    ask('delivery.many', ids.slice(page * QUEUE_PAGE, (page + 1) * QUEUE_PAGE));
  ask('delivery.get', { id: open.id });
  return answers;
}
