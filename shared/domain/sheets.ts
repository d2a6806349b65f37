import { groupWarningCodes } from './groups';

/** What each kind of sheet can show, in the order in which it is written. */
export const sheetColumns = {
  members: [
    'nickname',
    'remark',
    'wechatId',
    'phone',
    'city',
    'gender',
    'role',
    'groups',
    'groupNames',
    'joined',
    'firstJoined',
    'tags',
    'layer',
    'valueLayer',
    'level',
    'points',
    'invited',
    'strikes',
    'orders',
    'spent',
    'messages',
    'lastActive',
    'addedOn',
    'channel',
    'note',
    'created',
  ],
  roster: [
    'group',
    'nickname',
    'groupNickname',
    'remark',
    'wechatId',
    'phone',
    'role',
    'joined',
    'joinHow',
    'inviter',
    'left',
    'leftHow',
    'tags',
    'layer',
    'level',
    'points',
    'strikes',
    'messages',
    'lastActive',
  ],
  groups: [
    'name',
    'kind',
    'region',
    'category',
    'brand',
    'number',
    'account',
    'standby',
    'warnings',
    'members',
    'joins',
    'leaves',
    'messages',
    'speakers',
    'stage',
    'stageSince',
    'qrUntil',
    'lastPost',
    'nextPost',
    'purpose',
    'notice',
    'rules',
    'note',
    'created',
  ],
  participants: ['nickname', 'remark', 'wechatId', 'phone', 'listed', 'brought', 'present', 'lost', 'owed', 'granted'],
  violations: ['nickname', 'wechatId', 'group', 'at', 'rule', 'said', 'action', 'strikes', 'forgiven', 'note'],
  points: ['nickname', 'wechatId', 'day', 'kind', 'points', 'rule', 'group', 'reward', 'note', 'at'],
  purge: ['group', 'nickname', 'groupNickname', 'wechatId', 'reason', 'status', 'done'],
  activity: ['group', 'sender', 'nickname', 'wechatId', 'messages', 'days', 'lastAt'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type SheetKind = keyof typeof sheetColumns;

/** The columns of a sheet that say what a column of a table shows, where they are called otherwise. */
export const shownAs: Readonly<Partial<Record<SheetKind, Readonly<Record<string, readonly string[]>>>>> = {
  members: { name: ['nickname'] },
  groups: { qr: ['qrUntil'], growth: ['joins', 'leaves'], activity: ['messages', 'speakers'] },
};

/** The kinds of value that a sheet puts into words: each has its words in the language files. */
export const wordSets = {
  gender: ['male', 'female'],
  role: ['owner', 'admin', 'member'],
  joinHow: ['invited', 'link', 'qr', 'unknown'],
  leftHow: ['left', 'removed', 'unknown'],
  layer: ['core', 'active', 'ordinary', 'silent', 'lost'],
  valueLayer: ['high', 'potential', 'churned'],
  action: ['remind', 'warn', 'remove'],
  kind: ['checkin', 'streak', 'comment', 'invite', 'invite_lost', 'task', 'other', 'manual', 'redeem', 'counter'],
  status: ['planned', 'kept', 'removed', 'gone'],
  warning: groupWarningCodes,
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * The customer list of 企业微信 as its own tool writes it: the header of each column is part of the format, in any language.
 * Tag groups follow, one column each. What Qundesk does not know is taken from an own field of that name, else left empty.
 */
export const customerColumns = {
  name: '客户名称',
  description: '描述',
  account: '添加人',
  accountWechat: '添加人帐号',
  department: '添加人所属部门',
  addedOn: '添加时间',
  channel: '来源',
  phone: '手机',
  company: '企业',
  email: '邮箱',
  address: '地址',
  job: '职务',
  tel: '电话',
} as const;

/** The header of a tag group's column in the customer list. */
export const tagGroupHeader = (name: string): string => `标签组（${name}）`;

// A sheet may run a cell that begins so as a formula; the full-width signs count for some.
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A text for a cell of a CSV file: one that a sheet would run as a formula gets an apostrophe in front. */
export const guardCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text that a guarded cell stands for. */
export const unguardCell = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
