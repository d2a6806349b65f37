import type { HandlersOf, Input, Output } from '#shared/contract/index';
import type { WireReply } from '#shared/contract/route';
import { localDay } from '#shared/domain/clock';
import { QUEUE_PAGE } from '#shared/domain/queue';
import { listAccounts } from '../accounts/repo';
import { hasRecurrences } from '../calendar/recurrenceRepo';
import type { ActionContext } from '../context';
import { readSettings } from '../settings/repo';
import { storeStatus } from '../store/status';
import { todayHandlers } from '../today/handlers';
import { recallRound } from '../today/round';
import type { routes } from './contracts';

// Of all handlers only what these need, and the contracts after the first answer: a window waits for that.
const asked = {
  ...todayHandlers,
  'setting.all': ({ db }: ActionContext) => readSettings(db),
  'store.status': storeStatus,
  'account.list': ({ db, now }: ActionContext) => listAccounts(db, now()),
} satisfies Partial<HandlersOf<typeof routes, ActionContext>>;

/** What the answers to the first questions read, as their contracts say: anything else does not compile. */
const READS = {
  'setting.all': ['setting'],
  'store.status': ['setting', 'account'],
  'account.list': ['account', 'device', 'persona', 'delivery'],
  'round.view': ['round', 'delivery', 'slot', 'script', 'account', 'device', 'group'],
  'day.summary': ['delivery', 'slot', 'script'],
  'delivery.queue': ['delivery', 'slot', 'script', 'account', 'device'],
  'delivery.many': ['delivery', 'group'],
  'delivery.get': ['delivery', 'slot', 'script', 'account', 'device', 'group', 'persona', 'setting'],
} as const satisfies { readonly [K in keyof typeof asked]?: (typeof routes)[K]['topics'] };
type First = keyof typeof READS;

const isAsked = (route: string): route is keyof typeof asked => Object.hasOwn(asked, route);

/**
 * Answers what main and a window ask until somebody works with it: contracts and handlers of all else hold as much
 * memory as the rest of the process. Null where it is not for this to answer, or to put a failure into words.
 */
export async function answerAtRest(
  context: () => ActionContext,
  route: string,
  input: unknown,
): Promise<WireReply | null> {
  try {
    const ctx = context();
    if (route === 'start.first') return { ok: true, json: JSON.stringify(readFirst(ctx)), reads: [] };
    if (route === 'round.recall') {
      recallRound(ctx);
      return { ok: true, json: 'null' };
    }
    if (route === 'setting.speak') {
      const { routes } = await import('./contracts');
      const spoken = routes[route].input.parse(input);
      const { settingHandlers } = await import('../settings/handlers');
      await settingHandlers[route](ctx, spoken);
      return { ok: true, json: 'null' };
    }
    if (route === 'slot.extendHorizon') {
      // What reckons repetitions is read where there are any.
      if (!hasRecurrences(ctx.db)) return { ok: true, json: JSON.stringify({ made: 0 }) };
      const { extendHorizon } = await import('../calendar/horizon');
      return { ok: true, json: JSON.stringify(extendHorizon(ctx)) };
    }
    if (!isAsked(route)) return null;
    const { routes } = await import('./contracts');
    const { kind, input: shape, topics } = routes[route];
    if (kind !== 'query') return null;
    const handler = asked[route] as (ctx: ActionContext, input: unknown) => unknown;
    const value = handler(context(), shape.parse(input));
    return { ok: true, json: JSON.stringify(value ?? null), reads: topics };
  } catch {
    return null;
  }
}

/** Answers all that the first screen of a window asks, page by page as it asks it. */
export function readFirst(ctx: ActionContext): Output<'start.first'> {
  const answers: Output<'start.first'> = [];
  const ask = <K extends First>(route: K, input: Input<K>): Output<K> => {
    // The table pairs each route with its handler's types; the pair is lost once the name is a variable.
    const value = (asked[route] as (ctx: ActionContext, input: unknown) => Output<K>)(ctx, input);
    answers.push({ route, input, value, reads: READS[route] });
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
