import { normalise } from '../text/cjk';

/** What a column of a members sheet may hold. */
export const importFields = [
  'nickname',
  'wechatId',
  'phone',
  'remark',
  'city',
  'gender',
  'group',
  'groupNickname',
  'role',
  'joinedAt',
  'inviter',
  'addedOn',
  'channel',
  'tags',
  'level',
  'layer',
  'valueLayer',
  'points',
  'spent',
  'orders',
  'lastOrder',
  'note',
] as const;
export type ImportField = (typeof importFields)[number];

/** A column that no field knows, kept under a name of the operator's own. */
export type OwnField = `extra:${string}`;
/** For each column what it holds; null = passed over. Of several that hold the same the first one filled counts; tags add up. */
export type Mapping = readonly (ImportField | OwnField | null)[];

/** An own field's name has this many characters at most. */
export const MAX_OWN_NAME = 60;

/** The own field of a name, or null for a name of nothing. */
export function ownField(name: string): OwnField | null {
  const kept = name.replace(/\s+/g, ' ').trim().slice(0, MAX_OWN_NAME).trim();
  return kept === '' ? null : `extra:${kept}`;
}

/** The name of an own field; null for any other target of a column. */
export const ownName = (target: Mapping[number]): string | null =>
  target?.startsWith('extra:') ? target.slice('extra:'.length) : null;

/** The header stands on any of the first rows. */
export const HEADER_WITHIN = 20;

// Header words seen in the sheets that operators hold: their own, 企业微信's customer list, contacts of a phone, chat exports.
const WORDS: Readonly<Record<ImportField, string>> = {
  nickname:
    '昵称 微信昵称 微信名 微信名称 网名 名称 名字 姓名 称呼 成员 群成员 群友 成员名称 成员昵称 好友 好友昵称 客户 客户名称 客户昵称 客户姓名 用户名称 用户昵称 暱稱 暱稱名稱 客戶名稱 nickname nick name sender sendername displayname member customer',
  wechatId: '微信号 微信號 微信id 微信 微信账号 微信帐号 微信帳號 wxid wechat wechatid weixin username alias',
  phone:
    '手机 手机号 手机号码 电话 电话号码 联系电话 联系方式 移动电话 手機 手機號 手機號碼 電話 聯絡電話 phone phonenumber mobile tel telephone',
  remark: '备注 备注名 好友备注 客户备注 微信备注 備註 備註名 remark remarkname',
  city: '城市 所在城市 所在地 地区 区域 地域 所在地区 地區 city region',
  gender: '性别 性別 gender sex',
  group: '群 群名 群名称 群聊 群聊名称 所在群 所属群 微信群 群組 群組名稱 所在群組 group groupname room roomname',
  groupNickname: '群昵称 群内昵称 在群昵称 在群里的昵称 群名片 群暱稱 groupnickname nicknameingroup',
  role: '身份 群身份 角色 群角色 成员身份 身分 群身分 role grouprole',
  joinedAt:
    '入群时间 进群时间 入群日期 进群日期 加入时间 加群时间 加入日期 入群時間 加入時間 joined joinedat jointime joindate',
  inviter: '邀请人 邀请者 推荐人 介绍人 拉群人 邀請人 推薦人 inviter invitedby',
  addedOn:
    '添加时间 添加日期 加好友时间 加好友日期 好友添加时间 成为好友时间 新增時間 加好友時間 friendssince addedon added addtime',
  channel: '来源 渠道 来源渠道 添加渠道 添加来源 添加方式 客户来源 來源 管道 來源管道 channel source',
  tags: '标签 标签名 客户标签 好友标签 企业标签 个人标签 标签组 標籤 標籤組 客戶標籤 tag tags label labels',
  points: '期初积分 当前积分 现有积分 剩余积分 可用积分 会员积分 期初積分 目前積分 會員積分 openingpoints',
  level:
    '等级 客户等级 会员等级 用户等级 等级名称 会员级别 客户级别 级别 等級 客戶等級 會員等級 會員級別 級別 level grade',
  layer:
    '分层 活跃 活跃度 活跃分层 活跃程度 客户分层 用户分层 会员分层 分層 活躍 活躍度 活躍分層 客戶分層 會員分層 activitylayer layer activity',
  valueLayer: '价值分层 价值 客户价值 价值层 價值分層 價值 客戶價值 valuelayer',
  spent:
    '消费 消费金额 累计消费 累计消费金额 总消费 消费总额 消费总金额 历史消费 期初消费 累计金额 成交金额 累计成交 成交总额 消費 消費金額 累計消費 累計消費金額 總消費 消費總額 歷史消費 累計金額 成交金額 spent totalspent',
  orders:
    '订单数 下单次数 累计订单 累计订单数 订单总数 购买次数 消费次数 成交次数 订单量 訂單數 下單次數 累計訂單 累計訂單數 購買次數 消費次數 成交次數 orders ordercount',
  lastOrder:
    '最近下单 最近下单时间 最近下单日期 最后下单 最后下单时间 最后下单日期 上次下单 最近消费 最近消费时间 最近消费日期 最后消费 最后消费时间 最近购买 最近购买时间 最後下單 最近下單 最近下單時間 最近下單日期 最近消費 最近消費時間 最近購買 lastorder lastordered',
  note: '描述 备忘 说明 简介 介绍 记录 备注说明 描述信息 說明 備忘 記錄 note notes description memo',
};
const FIELD_OF_WORD = new Map(
  importFields.flatMap((field) => WORDS[field].split(' ').map((word) => [word, field] as const)),
);

/** A header cell without what people add around the word: spaces, stars, bracketed hints. */
export const headerWord = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)|\[.*?\]|【.*?】|[\s*:_\-/.#·、]/gu, '');

/** The field that a header names, or null. 企业微信 writes one column for each group of tags, numbered or named. */
export function fieldOfHeader(header: string): ImportField | null {
  const word = headerWord(header);
  return FIELD_OF_WORD.get(word) ?? (/^(标签组|標籤組)/.test(word) ? 'tags' : null);
}

// What a program wrote for itself: running numbers, addresses of pictures, the letters of names.
const OF_NO_USE = /^(序号|序號|no|index|localid|type|头像.*|頭像.*|(small|big)headimgurl|(remark)?pyinitial)$/;

// What Qundesk itself counts or decides, as its own sheets head it; and who added a customer: the operator says whose friends they are.
const COUNTED = new Set(
  '所在群数 加入的群 最近入群 最早入群 最近进群 首次进群 进群方式 最近進群 首次進群 進群方式 活跃分层 价值分层 等级 积分 邀请人数 违规次数 订单数 下单次数 消费 发言数 发言条数 最后发言 登记时间 入群方式 退群时间 退群方式 所在群組數 加入的群組 活躍分層 價值分層 等級 積分 邀請人數 違規次數 訂單數 下單次數 消費 發言數 發言則數 最後發言 登記時間 退群時間 groups groupsin groupsjoined lastjoined firstjoined activitylayer valuelayer level points invited strikes orders spent messages lastactive lastspoke recordedat howtheycame leftat howtheyleft 添加人 添加人帐号 添加人账号 添加人所属部门'.split(
    ' ',
  ),
);

// As the console heads its file of rejected rows, in each of its languages.
const REJECTED_LINE = /^(行号|列號|line)$/;
const REJECTED_WHY = /^(原因|reason)$/;

/** How many columns a file of rejected rows has before those of the sheet it is of: line and reason; of any other sheet 0. */
export const columnsOfRejects = ([line = '', why = '']: readonly string[]): 0 | 2 =>
  REJECTED_LINE.test(headerWord(line)) && REJECTED_WHY.test(headerWord(why)) ? 2 : 0;

// Only Qundesk's own sheets head columns like these.
const OURS =
  /^(所在群数|加入的群|首次进群|最近进群|邀请人数|违规次数|登记时间|所在群組數|加入的群組|首次進群|最近進群|邀請人數|違規次數|登記時間|groupsin|groupsjoined|firstjoined|lastjoined|invited|strikes|recordedat)$/;

/** True of the header of a sheet that Qundesk wrote itself: what it counts as there is no word of the operator's. */
export const isOwnSheet = (header: readonly string[]): boolean =>
  header.filter((cell) => OURS.test(headerWord(cell))).length >= 2;

/** True of a header as our own sheets head the points: the operator says whether they open a ledger here. */
export const namesPoints = (header: string): boolean => /^(积分|積分|points)$/.test(headerWord(header));

/** Which of the first rows (0-based) is the header: the one that names most fields; null where none does. */
export function findHeader(rows: readonly (readonly string[])[]): number | null {
  if (columnsOfRejects(rows[0] ?? []) > 0) return 0;
  let best: number | null = null;
  let most = 0;
  rows.slice(0, HEADER_WITHIN).forEach((row, index) => {
    const named = new Set(row.map(fieldOfHeader).filter((field) => field !== null)).size;
    const filled = row.filter((cell) => cell.trim() !== '').length;
    // One known word is a header only where it stands alone or beside one more: "微信" also occurs in preambles.
    const enough = named >= 2 || (named === 1 && filled <= 2);
    if (enough && named > most) {
      most = named;
      best = index;
    }
  });
  return best;
}

const PHONE = /^\+?[\d\s-]{7,20}$/;
const WXID = /^(wxid_[a-z0-9]{6,}|[a-z][a-z0-9_-]{5,19})$/i;

/** Guesses what each column holds, by its header, else by what the first rows hold; a nickname column is always named, and what no field knows is kept. */
export function guessMapping(header: readonly string[], samples: readonly (readonly string[])[]): Mapping {
  const width = Math.max(header.length, ...samples.map((row) => row.length));
  const own = isOwnSheet(header);
  const mapping: Mapping[number][] = Array.from({ length: width }, (_, column) => {
    const name = header[column] ?? '';
    return own && COUNTED.has(headerWord(name)) ? null : fieldOfHeader(name);
  });
  const taken = new Set<Mapping[number]>(mapping);
  const columns = Array.from({ length: width }, (_, column) =>
    samples.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== ''),
  );
  const claim = (field: ImportField, fits: (cells: readonly string[]) => boolean): void => {
    if (taken.has(field)) return;
    const column = columns.findIndex((cells, at) => mapping[at] === null && cells.length > 0 && fits(cells));
    if (column < 0 || (header[column] ?? '') !== '') return;
    mapping[column] = field;
    taken.add(field);
  };
  const most = (pattern: RegExp) => (cells: readonly string[]) =>
    cells.filter((cell) => pattern.test(cell)).length > cells.length * 0.6;
  claim('phone', most(PHONE));
  claim('wechatId', most(WXID));
  claim('gender', most(/^(男|女|male|female)$/i));
  if (!taken.has('groupNickname')) claim('nickname', () => true);
  return mapping.map((target, column) => target ?? keptAs(header, column));
}

/** The own field that keeps a column of the sheet: by its header, told apart where two are alike. */
export function keptAs(header: readonly string[], column: number): OwnField | null {
  const name = header[column] ?? '';
  const word = headerWord(name);
  if (OF_NO_USE.test(word) || COUNTED.has(word)) return null;
  const alike = header.slice(0, column).filter((other) => ownField(other) === ownField(name)).length;
  return ownField(alike === 0 ? name : `${name.slice(0, MAX_OWN_NAME - 4)} ${alike + 1}`);
}

/** What makes two sheets the same kind of sheet: their header words in order; columns without a header count by position. */
export const headerSignature = (header: readonly string[], width: number): string =>
  header.some((cell) => cell.trim() !== '') ? header.map(headerWord).join('|') : `#${width}`;

/** True where rows mapped this way can name a person. */
export const namesPeople = (mapping: Mapping): boolean =>
  mapping.some(
    (field) => field === 'nickname' || field === 'groupNickname' || field === 'remark' || field === 'wechatId',
  );

// What is said of a stay in a group, and of a friend of an account; remarks without an account are not let through at all.
const OF_STAY = ['groupNickname', 'role', 'joinedAt', 'inviter'] as const;
const OF_FRIEND = ['addedOn', 'channel'] as const;

/** The mapped fields that have no place to go while no group, or no account, is chosen. */
export function unplaced(
  mapping: Mapping,
  place: { readonly groupId: number | null; readonly accountId: number | null },
): Readonly<Record<'group' | 'account', readonly ImportField[]>> {
  const inGroup = place.groupId !== null || mapping.includes('group');
  // Where it is the only name, the one in the group is what people are called.
  const lost = (field: ImportField): boolean =>
    mapping.includes(field) && (field !== 'groupNickname' || mapping.includes('nickname'));
  return {
    group: inGroup ? [] : OF_STAY.filter(lost),
    account: place.accountId === null ? OF_FRIEND.filter(lost) : [],
  };
}

/** Names are compared as search compares them, so that full-width and half-width spellings are one. */
export const nameKey = (name: string): string => normalise(name) || name.trim();
