import { z } from 'zod';
import { command, CommandResult, Id, Instant, LocalDate, Nothing, query, type Routes } from './route';

export const accountStatuses = ['normal', 'restricted', 'banned', 'dormant'] as const;
export const AccountStatus = z.enum(accountStatuses);
export type AccountStatus = z.infer<typeof AccountStatus>;
export const deviceRoles = ['primary', 'standby'] as const;
const DeviceRole = z.enum(deviceRoles);
const Colour = z.string().regex(/^#[0-9a-f]{6}$/);
const Name = z.string().trim().min(1).max(60);
const Text = z.string().max(2000);
/** Money in fen. */
const Fen = z.int().min(0).max(100_000_000);

const AccountFields = z.object({
  name: Name,
  wechatId: z.string().trim().min(1).max(60).nullable(),
  colour: Colour,
  deviceId: Id.nullable(),
  personaId: Id.nullable(),
  side: z.enum(['B', 'C', 'both']),
  standbyId: Id.nullable(),
  realNameChecked: z.boolean(),
  cardChecked: z.boolean(),
  sort: z.int(),
  note: Text,
});

/** A WeChat account we run = a workspace; `dueCount` = open deliveries whose time has come. */
export const Account = AccountFields.extend({
  id: Id,
  deviceLabel: z.string().nullable(),
  deviceRole: DeviceRole.nullable(),
  status: AccountStatus,
  archived: z.boolean(),
  dueCount: z.int(),
});
export type Account = z.infer<typeof Account>;

export const AccountEvent = z.object({ id: Id, at: Instant, status: AccountStatus, note: z.string() });
export type AccountEvent = z.infer<typeof AccountEvent>;

const DeviceFields = z.object({
  label: Name,
  model: z.string().max(60),
  os: z.string().max(60),
  boughtOn: LocalDate.nullable(),
  priceFen: Fen.nullable(),
  role: DeviceRole,
  simPlan: z.string().max(60),
  simMonthlyFen: Fen.nullable(),
  note: Text,
});
export const Device = DeviceFields.extend({ id: Id, archived: z.boolean() });
export type Device = z.infer<typeof Device>;

const PersonaFields = z.object({
  nickname: Name,
  title: z.string().max(60),
  tone: Text,
  stance: Text,
  note: Text,
});
/** How an account speaks. */
export const Persona = PersonaFields.extend({ id: Id });
export type Persona = z.infer<typeof Persona>;

const SwitchPair = z.object({ accountId: Id, standbyId: Id });

/** Someone in a group who can invite the standby; `friend` = the standby account has them as contact. */
export const Inviter = z.object({ kind: z.enum(['account', 'owner', 'admin']), name: z.string(), friend: z.boolean() });
export type Inviter = z.infer<typeof Inviter>;

/** A group as the standby switch sees it; `deliveries` = its open ones of the account. */
export const SwitchGroup = z.object({ groupId: Id, name: z.string(), deliveries: z.int() });

/** What a switch moves at once and what waits for an invitation. */
export const SwitchPlan = z.object({
  moves: z.array(SwitchGroup),
  needInvite: z.array(SwitchGroup.extend({ inviters: z.array(Inviter).nullable() })),
  /** Open posts to Moments: they follow at once. */
  moments: z.int(),
  /** Open deliveries that follow at once, Moments included. */
  moving: z.int(),
  /** Open deliveries that wait for an invitation. */
  waiting: z.int(),
  /** Repeating plans that follow, wholly or in part. */
  series: z.int(),
  /** Scripts of the account alone that become shared, so that the standby may say them. */
  scripts: z.int(),
});
export type SwitchPlan = z.infer<typeof SwitchPlan>;

export const accountRoutes = {
  /** All accounts, archived ones last. */
  'account.list': query(['account', 'device', 'persona', 'delivery'], Nothing, z.array(Account)),
  'account.create': command(['account'], AccountFields.partial().required({ name: true }), CommandResult),
  'account.update': command(['account'], AccountFields.partial().extend({ id: Id }), CommandResult),
  'account.archive': command(['account'], z.object({ id: Id, archived: z.boolean() }), CommandResult),
  'account.setStatus': command(['account'], z.object({ id: Id, status: AccountStatus, note: Text }), CommandResult),
  'account.history': query(['account'], z.object({ id: Id }), z.array(AccountEvent)),
  'account.switchPlan': query(
    ['account', 'group', 'delivery', 'slot', 'script', 'membership', 'member'],
    SwitchPair,
    SwitchPlan,
  ),
  /** Marks the account banned and hands its work to the standby wherever the standby already sits. */
  'account.switch': command(
    ['account', 'group', 'delivery', 'slot', 'script', 'campaign'],
    SwitchPair.extend({ note: Text }),
    z.object({ groups: z.int(), deliveries: z.int(), waiting: z.int() }),
  ),
  /** The standby was let into groups: it sits there now, and what a banned account had to send there follows. */
  'account.joined': command(
    ['account', 'group', 'delivery', 'slot', 'script', 'campaign'],
    SwitchPair.extend({ groupIds: z.array(Id).min(1).max(5000) }),
    z.object({ groups: z.int(), deliveries: z.int() }),
  ),
  'device.list': query(['device'], Nothing, z.array(Device)),
  'device.create': command(['device'], DeviceFields.partial().required({ label: true, role: true }), CommandResult),
  'device.update': command(['device', 'account'], DeviceFields.partial().extend({ id: Id }), CommandResult),
  'device.archive': command(['device', 'account'], z.object({ id: Id, archived: z.boolean() }), CommandResult),
  'persona.list': query(['persona'], Nothing, z.array(Persona)),
  'persona.create': command(['persona'], PersonaFields.partial().required({ nickname: true }), CommandResult),
  'persona.update': command(['persona'], PersonaFields.partial().extend({ id: Id }), CommandResult),
} satisfies Routes;
