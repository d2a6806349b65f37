import { routes, type Handlers, type RouteName } from '#shared/contract/index';
import { WIDE_JOB } from '#shared/contract/events';
import type { Topic, WireReply } from '#shared/contract/route';
import type { ActionContext } from './context';
import { toCoded } from './errors';
import { runJob } from './jobs/runJob';
import { runsInThread } from './jobs/standing/commands';
import type { StandingTask } from './jobs/standing/tasks';
import type { WriteGate } from './jobs/writeGate';
import { operate } from './operate';
import { useStoredZone } from './settings/repo';

/** Answers one request: checks the input, runs the handler (a command in one transaction), encodes the value. */
export function makeDispatch(
  handlers: Handlers<ActionContext>,
  context: () => ActionContext,
  gate: WriteGate,
  changed: (topics: readonly Topic[]) => void,
  log: (line: string) => void,
) {
  return async (name: string, input: unknown): Promise<WireReply> => {
    try {
      if (!isRoute(name)) return failure('INVALID', 'error.invalid', { field: name });
      const route = routes[name];
      const parsed = route.input.safeParse(input);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return failure('INVALID', 'error.invalid', { field: issue?.path.join('.') ?? '', cause: issue?.message ?? '' });
      }
      if (route.kind !== 'query' && !AT_ONCE.has(name)) while (gate.isHeld()) await gate.free();
      const ctx = context();
      // The table pairs each route with its handler's types; the pair is lost once the name is a variable.
      const handler = handlers[name] as (ctx: ActionContext, input: unknown) => unknown;
      const value = runsInThread(ctx, name, parsed.data)
        ? await inThread(ctx, { kind: 'route', name, writes: route.kind === 'command', input: parsed.data })
        : route.kind === 'command'
          ? operate(ctx, name, null, (inner) => handler({ ...ctx, ...inner }, parsed.data))
          : await handler(ctx, parsed.data);
      if (route.kind === 'command') changed([...route.topics, 'operation']);
      const reads = route.kind === 'query' ? { reads: route.topics } : {};
      if (value instanceof Uint32Array) return { ok: true, ids: value, ...reads };
      if (isList(value)) return { ok: true, ids: value.ids, rows: JSON.stringify(value.rows), ...reads };
      return { ok: true, json: JSON.stringify(value ?? null), ...reads };
    } catch (error) {
      const coded = toCoded(error);
      if (coded.code === 'INTERNAL' || coded.key === 'error.constraint')
        log(
          `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)} ${JSON.stringify(coded.details)}`,
        );
      return failure(coded.code, coded.key, coded.details);
    }
  };
}

/** Answers in a thread; the window knows what writes there by its name, and may stop it. */
async function inThread(ctx: ActionContext, task: Extract<StandingTask, { readonly kind: 'route' }>): Promise<unknown> {
  const jobId = `${task.writes ? WIDE_JOB : task.name}-${ctx.newUid()}`;
  if (task.writes) ctx.progress({ id: jobId, state: 'running', done: 0, total: 0 });
  const value = await runJob(ctx, 'standing', jobId, task);
  if (task.name === 'setting.save') useStoredZone(ctx.db);
  return value;
}

// They write nothing, or take their turn themselves.
const AT_ONCE: ReadonlySet<RouteName> = new Set<RouteName>([
  'import.preview',
  'import.rejects',
  'import.apply',
  'import.cancel',
  'layer.preview',
  'level.preview',
  'chat.preview',
  'chat.apply',
  'export.sheet',
  'export.cancel',
  'package.save',
  'package.preview',
  'package.apply',
  'store.cancelJob',
]);

const isList = (value: unknown): value is { readonly ids: Uint32Array; readonly rows: unknown } =>
  typeof value === 'object' && value !== null && 'rows' in value && 'ids' in value && value.ids instanceof Uint32Array;

const isRoute = (name: string): name is RouteName => Object.hasOwn(routes, name);

const failure = (
  code: Extract<WireReply, { ok: false }>['error']['code'],
  message: string,
  details: Extract<WireReply, { ok: false }>['error']['details'],
): WireReply => ({ ok: false, error: { code, message, details } });
