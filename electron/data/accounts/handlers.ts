import type { Account, accountRoutes, Device, Persona } from '#shared/contract/accounts';
import type { HandlersOf } from '#shared/contract/index';
import { freeColour } from '#shared/domain/accounts';
import { planHandover } from '#shared/domain/standby';
import type { ActionContext, Context } from '../context';
import { CodedError } from '../errors';
import {
  countAccountsOn,
  findDevice,
  findPersona,
  insertDevice,
  insertPersona,
  listDevices,
  listPersonas,
  markDeviceArchived,
  writeDevice,
  writePersona,
  type DeviceValues,
} from './deviceRepo';
import {
  countOperated,
  findAccount,
  insertAccount,
  listAccounts,
  listEvents,
  markAccountArchived,
  writeAccount,
  writeStatus,
  type AccountValues,
} from './repo';
import { handOver, planSwitch, type Pair } from './standby';
import { listSeats, seatStandby } from './standbyRepo';

export const accountHandlers: HandlersOf<typeof accountRoutes, ActionContext> = {
  'account.list': ({ db, now }) => listAccounts(db, now()),
  'account.create': (ctx, input) => {
    const existing = listAccounts(ctx.db, ctx.now());
    const values = over<AccountValues>(
      { ...newAccount, colour: freeColour(existing.map((account) => account.colour)), sort: existing.length },
      input,
    );
    checkWechatId(ctx, values.wechatId, null);
    ctx.summarise({ name: values.name });
    return { ids: [insertAccount(ctx.db, ctx.newUid(), values, ctx.now())] };
  },
  'account.update': (ctx, { id, ...changes }) => {
    const values = over<AccountValues>(account(ctx, id), changes);
    if (values.standbyId === id) throw new CodedError('INVALID', 'error.standbyIsSelf');
    checkWechatId(ctx, values.wechatId, id);
    ctx.summarise({ name: values.name }, id);
    writeAccount(ctx.db, id, values);
    return { ids: [id] };
  },
  'account.archive': (ctx, { id, archived }) => {
    const { name } = account(ctx, id);
    const groups = countOperated(ctx.db, id);
    // Archived it would vanish from every list while its groups still count on it.
    if (archived && groups > 0) throw new CodedError('CONFLICT', 'error.accountOperates', { name, groups });
    ctx.summarise({ name, archived: archived ? 1 : 0 }, id);
    markAccountArchived(ctx.db, id, archived ? ctx.now() : null);
    return { ids: [id] };
  },
  'account.setStatus': (ctx, { id, status, note }) => {
    ctx.summarise({ name: account(ctx, id).name, status }, id);
    writeStatus(ctx.db, { uid: ctx.newUid(), accountId: id, at: ctx.now(), status, note });
    return { ids: [id] };
  },
  'account.history': ({ db }, { id }) => listEvents(db, id),

  'account.switchPlan': (ctx, pair) => {
    checkPair(ctx, pair);
    return planSwitch(ctx.db, pair);
  },
  'account.switch': (ctx, { note, ...pair }) => {
    const { banned, standby } = checkPair(ctx, pair);
    const { moves, waits } = planHandover(listSeats(ctx.db, pair.accountId, pair.standbyId));
    writeStatus(ctx.db, { uid: ctx.newUid(), accountId: banned.id, at: ctx.now(), status: 'banned', note });
    writeAccount(ctx.db, banned.id, { ...banned, standbyId: standby.id });
    const { deliveries } = handOver(
      ctx,
      pair,
      moves.map((seat) => seat.groupId),
      true,
    );
    const done = { groups: moves.length, deliveries, waiting: waits.length };
    ctx.summarise({ name: banned.name, standby: standby.name, ...done }, standby.id);
    return done;
  },
  'account.joined': (ctx, { groupIds, ...pair }) => {
    const { banned, standby } = checkPair(ctx, pair);
    const seats = listSeats(ctx.db, pair.accountId, pair.standbyId);
    const joined = seats.filter((seat) => groupIds.includes(seat.groupId) && !seat.standbySits);
    if (joined.length === 0) throw new CodedError('NOT_FOUND', 'error.joinedAlready', { name: standby.name });
    for (const { groupId } of joined)
      seatStandby(ctx.db, { uid: ctx.newUid(), groupId, accountId: standby.id, at: ctx.now() });
    const follows = banned.status === 'banned' ? joined.map((seat) => seat.groupId) : [];
    const { deliveries } = handOver(ctx, pair, follows, false);
    ctx.summarise(
      { standby: standby.name, groups: joined.length, deliveries, group: joined[0]?.name ?? '' },
      standby.id,
    );
    return { groups: joined.length, deliveries };
  },

  'device.list': ({ db }) => listDevices(db),
  'device.create': (ctx, input) => {
    const values: DeviceValues = over(newDevice, input);
    ctx.summarise({ name: values.label });
    return { ids: [insertDevice(ctx.db, ctx.newUid(), values)] };
  },
  'device.update': (ctx, { id, ...changes }) => {
    const values: DeviceValues = over(device(ctx, id), changes);
    ctx.summarise({ name: values.label });
    writeDevice(ctx.db, id, values);
    return { ids: [id] };
  },
  'device.archive': (ctx, { id, archived }) => {
    const { label: name } = device(ctx, id);
    const accounts = countAccountsOn(ctx.db, id);
    if (archived && accounts > 0) throw new CodedError('CONFLICT', 'error.deviceInUse', { name, accounts });
    ctx.summarise({ name, archived: archived ? 1 : 0 });
    markDeviceArchived(ctx.db, id, archived ? ctx.now() : null);
    return { ids: [id] };
  },
  'persona.list': ({ db }) => listPersonas(db),
  'persona.create': (ctx, input) => {
    const values: Omit<Persona, 'id'> = over(newPersona, input);
    ctx.summarise({ name: values.nickname });
    return { ids: [insertPersona(ctx.db, ctx.newUid(), values)] };
  },
  'persona.update': (ctx, { id, ...changes }) => {
    const current = findPersona(ctx.db, id);
    if (!current) throw new CodedError('NOT_FOUND', 'error.personaMissing');
    const values: Omit<Persona, 'id'> = over(current, changes);
    ctx.summarise({ name: values.nickname });
    writePersona(ctx.db, id, values);
    return { ids: [id] };
  },
};

const newAccount = {
  name: '',
  wechatId: null,
  deviceId: null,
  personaId: null,
  side: 'both',
  standbyId: null,
  realNameChecked: false,
  cardChecked: false,
  note: '',
} satisfies Partial<AccountValues>;

const newDevice: DeviceValues = {
  label: '',
  model: '',
  os: '',
  boughtOn: null,
  priceFen: null,
  role: 'primary',
  simPlan: '',
  simMonthlyFen: null,
  note: '',
};

const newPersona: Omit<Persona, 'id'> = { nickname: '', title: '', tone: '', stance: '', note: '' };

type Changes<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** `current` with the fields that `changes` names; a field left undefined stays. */
function over<T extends object>(current: T, changes: Changes<T>): T {
  const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { ...current, ...named };
}

function account({ db, now }: Context, id: number): Account {
  const found = findAccount(db, id, now());
  if (!found) throw new CodedError('NOT_FOUND', 'error.accountMissing');
  return found;
}

function device({ db }: Context, id: number): Device {
  const found = findDevice(db, id);
  if (!found) throw new CodedError('NOT_FOUND', 'error.deviceMissing');
  return found;
}

function checkWechatId({ db, now }: Context, wechatId: string | null, self: number | null): void {
  const taken = listAccounts(db, now()).find(
    (other) => wechatId !== null && other.wechatId === wechatId && other.id !== self,
  );
  if (taken) throw new CodedError('CONFLICT', 'error.wechatIdTaken', { wechatId, name: taken.name });
}

function checkPair(ctx: Context, pair: Pair): { readonly banned: Account; readonly standby: Account } {
  const banned = account(ctx, pair.accountId);
  const standby = account(ctx, pair.standbyId);
  if (banned.id === standby.id) throw new CodedError('INVALID', 'error.standbyIsSelf');
  if (standby.archived || standby.status === 'banned' || standby.status === 'dormant')
    throw new CodedError('INVALID', 'error.standbyUnfit', { name: standby.name });
  return { banned, standby };
}
