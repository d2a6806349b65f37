import { dayBounds, DEFAULT_ZONE, LATE_MS, localDay } from '#shared/domain/time';
import { cjkTokens, normalise } from '#shared/text/cjk';
import type { Db } from './open';

/** What triggers ask of the connection they run on: the operation being written, and whether it is an undo. */
export interface ConnectionState {
  operationId: number | null;
  /** While rows are inserted by `fillRange`, which sees to search and undo for all of them at once. */
  bulk: boolean;
  undoing: boolean;
  /** The table of which a range is being deleted: its rows are logged and taken out of search together. */
  emptying: string | null;
  zone: string;
  /** Why members count as something else now, as JSON: what an import notes of them. */
  because: string;
}

const states = new WeakMap<Db, ConnectionState>();

/** The trigger state of a connection opened by `openDb`. */
export function connectionState(db: Db): ConnectionState {
  const state = states.get(db);
  if (!state) throw new Error('connection was not opened by openDb');
  return state;
}

/** What a text column may hand to a function. */
type SqlText = string | number | null;

/** Registers the SQL functions that triggers and queries of the schema call. */
export function registerFunctions(db: Db): void {
  const state: ConnectionState = {
    operationId: null,
    bulk: false,
    undoing: false,
    emptying: null,
    zone: DEFAULT_ZONE,
    because: '',
  };
  states.set(db, state);
  const pure = { deterministic: true } as const;
  const joined = (...values: unknown[]): string => values.filter((value) => value !== null && value !== '').join('\n');
  db.function('cjk_tokens', pure, (text: SqlText) => cjkTokens(String(text ?? '')));
  db.function('norm', pure, (text: SqlText) => normalise(String(text ?? '')));
  db.function('person_text', { ...pure, varargs: true }, joined);
  db.function('script_text', { ...pure, varargs: true }, joined);
  db.function('local_day', (at: unknown) => localDay(Number(at), state.zone));
  db.function('day_begins', (day: unknown) => dayBounds(String(day), state.zone)[0]);
  db.function('day_ends', (day: unknown) => dayBounds(String(day), state.zone)[1]);
  // The days of the rollup are days of the user's zone: its triggers call this when the setting changes.
  db.function('use_zone', (zone: unknown) => {
    state.zone = typeof zone === 'string' ? zone : DEFAULT_ZONE;
    return state.zone;
  });
  db.function('late_ms', pure, () => LATE_MS);
  db.function('operation_id', () => state.operationId);
  db.function('logs_inserts', () => (state.operationId === null || state.bulk ? 0 : 1));
  db.function('logs_deletes', (table: unknown) => (state.operationId === null || state.emptying === table ? 0 : 1));
  db.function('emptying', (table: unknown) => (state.emptying === table ? 1 : 0));
  db.function('in_bulk', () => (state.bulk ? 1 : 0));
  db.function('because', () => state.because);
  db.function('undoing', () => (state.undoing ? 1 : 0));
}
