import type { Input, RouteName } from '#shared/contract/index';
import { openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import type { TestData } from './dataProcess';

/** Three numbers from which a step takes whatever it has to choose. */
export type Choice = readonly [number, number, number];
export type Step = (data: TestData, choice: Choice) => Promise<unknown>;

/** One of the rows that a table has, by a number; 1 where it has none, so that the command has to refuse. */
export function pick(data: TestData, table: string, by: number): number {
  const db = openDb(databaseFile(data.dir, 'main'));
  const ids = db.prepare(`SELECT id FROM ${table} ORDER BY id`).pluck().all() as number[];
  db.close();
  return ids[by % Math.max(ids.length, 1)] ?? 1;
}

/** A step that asks one command. */
export const step =
  <K extends RouteName>(route: K, input: (data: TestData, choice: Choice) => Input<K>): Step =>
  (data, choice) =>
    data.ask(route, input(data, choice));

const words = ['早安', '秒杀', '银饰保养', '福利', 'Qundesk 2026', '退换货说明'];
/** One of six words, by a number. */
export const word = (by: number): string => words[by % words.length] ?? '';
const doc = (text: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });

/** The commands, each with whatever the three numbers choose; those of chats, campaigns and packages stand in jobSteps. */
export const commandSteps: readonly Step[] = [
  step('setting.save', (_, [a]) => ({ house: word(a) })),
  step('account.create', (_, [a]) => ({ name: `号${a}`, wechatId: a % 3 === 0 ? null : `wx_${a % 7}` })),
  step('account.update', (data, [a, b]) => ({ id: pick(data, 'account', a), note: word(b) })),
  step('account.setStatus', (data, [a, b]) => ({
    id: pick(data, 'account', a),
    status: b % 2 ? 'restricted' : 'normal',
    note: word(b),
  })),
  step('account.switch', (data, [a, b]) => ({
    accountId: pick(data, 'account', a),
    standbyId: pick(data, 'account', b),
    note: '封号',
  })),
  step('device.create', (_, [a]) => ({ label: `${word(a)}机`, role: a % 2 ? 'primary' : 'standby' })),
  step('persona.create', (_, [a]) => ({ nickname: word(a) })),
  step('group.create', (data, [a, b]) => ({
    kindId: pick(data, 'group_kind', a),
    accountId: pick(data, 'account', b),
    groups: [{ name: `${word(a)}${b % 50}群` }],
  })),
  step('group.update', (data, [a, b]) => ({ id: pick(data, 'chat_group', a), name: `${word(b)}新群${b % 20}` })),
  step('group.archive', (data, [a]) => ({ ids: [pick(data, 'chat_group', a)] })),
  step('group.restore', (data, [a]) => ({ ids: [pick(data, 'chat_group', a)] })),
  step('group.setAccounts', (data, [a, b, c]) => ({
    ids: [pick(data, 'chat_group', a)],
    operatingId: pick(data, 'account', b),
    adminIds: [],
    standbyIds: b % 2 === c % 2 ? [] : [pick(data, 'account', c)],
  })),
  step('groupSet.save', (data, [a, b]) => ({ name: word(b), groupIds: [pick(data, 'chat_group', a)] })),
  step('groupSet.delete', (data, [a]) => ({ id: pick(data, 'group_set', a) })),
  step('groupSet.order', (data, [a, b]) => ({ ids: [pick(data, 'group_set', a), pick(data, 'group_set', b)] })),
  step('group.setKind', (data, [a, b]) => ({
    ids: [pick(data, 'chat_group', a)],
    kindId: pick(data, 'group_kind', b),
  })),
  step('stage.save', (data, [a, b]) => ({
    id: pick(data, 'stage', a),
    name: word(b),
    truth: '',
    checks: [{ area: word(a), text: word(b) }],
  })),
  step('stage.delete', (data, [a]) => ({ id: pick(data, 'stage', a) })),
  step('duty.save', (data, [a, b]) => ({
    ...(a % 2 ? { id: pick(data, 'duty', a) } : {}),
    name: `${word(b)}${b % 9}`,
    work: '',
    letter: '',
  })),
  step('duty.delete', (data, [a]) => ({ id: pick(data, 'duty', a) })),
  step('helper.save', (data, [a, b, c]) => ({
    groupId: pick(data, 'chat_group', a),
    personId: pick(data, 'person', b),
    duty: word(c),
    wants: '',
    since: '2026-11-01',
    until: null,
  })),
  step('helper.remove', (data, [a]) => ({ id: pick(data, 'group_helper', a) })),
  step('member.create', (data, [a, b]) => ({
    nickname: `${word(a)}客人${b % 9}`,
    wechatId: `m_${b % 11}`,
    friend: { accountId: pick(data, 'account', a), remark: word(b) },
    joins: { groupId: pick(data, 'chat_group', b) },
  })),
  step('member.update', (data, [a, b]) => ({
    id: pick(data, 'person', a),
    changes: { nickname: word(b), city: '福州' },
  })),
  step('member.tag', (data, [a, b, c]) => ({
    ids: [pick(data, 'person', a), pick(data, 'person', b)],
    tagIds: [pick(data, 'tag', c)],
    jobId: 'tag',
  })),
  step('member.untag', (data, [a, b]) => ({
    ids: [pick(data, 'person', a)],
    tagIds: [pick(data, 'tag', b)],
    jobId: 'untag',
  })),
  step('member.setLevel', (data, [a, b]) => ({
    ids: [pick(data, 'person', a)],
    levelId: b % 4 === 0 ? null : pick(data, 'level', b),
    jobId: 'level',
  })),
  step('member.setLayer', (data, [a, b]) => ({
    ids: [pick(data, 'person', a)],
    axis: b % 2 ? 'activity' : 'value',
    layer: b % 3 === 0 ? null : b % 2 ? 'core' : 'high',
    jobId: 'layer',
  })),
  step('member.setAway', (data, [a, b]) => ({ ids: [pick(data, 'person', a)], away: b % 2 === 0, jobId: 'away' })),
  step('view.save', (data, [a, b]) => ({
    ...(a % 2 ? { id: pick(data, 'saved_view', b) } : {}),
    screen: 'members',
    name: `${word(a)}${b % 9}`,
    view: { where: [], columns: [], sort: null },
  })),
  step('view.move', (data, [a, b]) => ({ id: pick(data, 'saved_view', a), at: b % 5 })),
  step('view.delete', (data, [a]) => ({ ids: [pick(data, 'saved_view', a)] })),
  step('member.archive', (data, [a]) => ({ ids: [pick(data, 'person', a)] })),
  step('member.join', (data, [a, b]) => ({ ids: [pick(data, 'person', a)], groupId: pick(data, 'chat_group', b) })),
  step('member.leave', (data, [a, b]) => ({ ids: [pick(data, 'person', a)], groupId: pick(data, 'chat_group', b) })),
  step('member.setRole', (data, [a, b, c]) => ({
    ids: [pick(data, 'person', a), pick(data, 'person', c)],
    groupId: pick(data, 'chat_group', b),
    role: c % 2 === 0 ? 'admin' : 'member',
  })),
  step('member.setRemark', (data, [a, b]) => ({
    id: pick(data, 'person', a),
    accountId: pick(data, 'account', b),
    remark: word(b),
  })),
  step('member.merge', (data, [a, b, c]) => ({
    keepId: pick(data, 'person', a),
    goneId: pick(data, 'person', b),
    fields: { nickname: word(c), wechatId: `m_${c % 11}`, phone: null, city: '', gender: '', note: word(a) },
  })),
  step('member.setNote', (data, [a, b]) => ({ id: pick(data, 'person', a), note: word(b) })),
  step('field.save', (_, [a]) => ({ name: word(a) })),
  step('field.delete', (data, [a]) => ({ id: pick(data, 'person_field', a) })),
  step('member.setExtra', (data, [a, b, c]) => ({
    id: pick(data, 'person', a),
    fieldId: pick(data, 'person_field', b),
    text: c % 4 ? word(c) : '',
  })),
  step('violation.record', (data, [a, b, c]) => ({
    personId: pick(data, 'person', a),
    groupId: b % 3 ? pick(data, 'chat_group', b) : null,
    rule: word(b),
    said: word(c),
    action: c % 2 ? 'remove' : 'warn',
    left: c % 2 === 1,
  })),
  step('violation.update', (data, [a, b]) => ({ id: pick(data, 'violation', a), changes: { strikes: b % 4 } })),
  step('violation.forgive', (data, [a, b]) => ({ ids: [pick(data, 'violation', a)], forgiven: b % 2 === 0 })),
  step('violation.delete', (data, [a]) => ({ ids: [pick(data, 'violation', a)] })),
  step('purchase.add', (data, [a, b]) => ({
    personId: pick(data, 'person', a),
    groupId: null,
    onDay: `2026-11-${10 + (b % 20)}`,
    amountFen: b * 100,
    what: word(b),
  })),
  step('purchase.update', (data, [a, b]) => ({ id: pick(data, 'purchase', a), changes: { amountFen: b } })),
  step('purchase.delete', (data, [a]) => ({ ids: [pick(data, 'purchase', a)] })),
  step('roster.apply', (data, [a, b, c]) => ({
    jobId: `roster-${a}-${b}-${c}`,
    groupId: pick(data, 'chat_group', a),
    source: { text: `${word(b)}\n${word(c)}\n新来的${a % 5}\n` },
    same: [],
    decisions: [],
    take: { joined: true, left: b % 2 === 0, renamed: true },
    joinedDay: b % 3 === 0 ? null : '2026-11-20',
    leftDay: '2026-11-20',
    leftHow: 'unknown',
  })),
  step('script.create', (_, [a, b]) => ({
    title: word(a),
    accountId: null,
    categoryId: null,
    tags: [word(b)],
    triggers: [word(a + 1)],
    parts: [{ kind: 'text', text: `${word(b)}，今天八点。` }],
  })),
  step('script.update', (data, [a, b]) => ({
    id: pick(data, 'script', a),
    title: `${word(b)}改`,
    parts: [{ kind: 'text', text: word(b) }],
  })),
  step('script.archive', (data, [a]) => ({ ids: [pick(data, 'script', a)] })),
  step('slot.create', (data, [a, b, c]) => ({
    kind: 'group',
    starts: `2026-11-${23 + (a % 5)}T${10 + (b % 10)}:30`,
    zone: 'Asia/Shanghai',
    windowMinutes: 10,
    groupIds: [...new Set([pick(data, 'chat_group', a), pick(data, 'chat_group', b)])],
    accountId: null,
    scriptId: c % 2 ? pick(data, 'script', c) : null,
    inlineText: c % 2 ? null : word(c),
    repeat: c % 3 ? null : { freq: 'daily', weekdays: [], until: '2026-12-01' },
    note: '',
    campaignId: null,
  })),
  step('slot.move', (data, [a, b]) => ({ ids: [pick(data, 'slot', a)], starts: null, days: (b % 7) - 3 })),
  step('slot.copy', (data, [a, b]) => ({ ids: [pick(data, 'slot', a)], starts: null, days: (b % 7) + 1 })),
  step('slot.delete', (data, [a, b]) => ({ ids: [pick(data, 'slot', a)], reach: b % 2 ? 'this' : 'later' })),
  step('delivery.send', (data, [a, b]) => ({ ids: [pick(data, 'delivery', a), pick(data, 'delivery', b)] })),
  step('delivery.skip', (data, [a, b]) => ({ ids: [pick(data, 'delivery', a)], reason: word(b) })),
  step('delivery.later', (data, [a]) => ({ ids: [pick(data, 'delivery', a)], to: { minutes: 30 } })),
  step('delivery.reopen', (data, [a]) => ({ ids: [pick(data, 'delivery', a)] })),
  step('note.create', (data, [a, b]) => ({
    kind: a % 2 ? 'retro' : 'note',
    accountId: pick(data, 'account', a),
    title: word(b),
    doc: doc(word(a)),
    groupId: null,
    from: null,
    to: null,
  })),
  step('note.save', (data, [a, b]) => ({ id: pick(data, 'note', a), doc: doc(`${word(b)}复盘`) })),
  step('note.archive', (data, [a]) => ({ ids: [pick(data, 'note', a)] })),
  step('task.save', (_, [a]) => ({ accountId: null, title: word(a), owner: '小满', dueOn: null })),
  step('tagGroup.save', (_, [a]) => ({ name: word(a), colour: '#0e8a84' })),
  step('tag.save', (data, [a, b]) => ({ groupId: pick(data, 'tag_group', a), name: `${word(b)}${a % 5}` })),
  step('tag.move', (data, [a, b, c]) => ({ id: pick(data, 'tag', a), groupId: pick(data, 'tag_group', b), at: c % 9 })),
  step('tag.merge', (data, [a, b]) => ({ ids: [pick(data, 'tag', a)], into: pick(data, 'tag', b), jobId: 'merge' })),
  step('tagGroup.delete', (data, [a]) => ({ id: pick(data, 'tag_group', a), jobId: 'tags' })),
  step('layer.moveRule', (data, [a, b]) => ({ id: pick(data, 'layer_rule', a), at: b % 9 })),
  step('layer.deleteRule', (data, [a]) => ({ id: pick(data, 'layer_rule', a) })),
  step('level.move', (data, [a, b, c]) => ({
    id: pick(data, 'level', a),
    parentId: c % 2 ? null : pick(data, 'level', b),
    at: c % 5,
  })),
  step('layer.apply', (_, [a]) => ({ accountId: null, jobId: `layers${a}` })),
  step('level.apply', (_, [a, b]) => ({ accountId: null, demote: b % 2 === 1, jobId: `levels${a}` })),
  step('level.delete', (data, [a]) => ({ id: pick(data, 'level', a) })),
  step('point.checkIn', (data, [a, b, c]) => ({
    day: `2026-11-${16 + (b % 7)}`,
    groupId: pick(data, 'chat_group', c),
    personIds: [pick(data, 'person', a), pick(data, 'person', c)],
  })),
  step('point.award', (data, [a, b, c]) => ({
    ruleId: pick(data, 'point_rule', a),
    personIds: [pick(data, 'person', b)],
    groupId: null,
    day: '2026-11-20',
    times: 1 + (c % 9),
    note: '',
  })),
  step('point.adjust', (data, [a, b]) => ({ personIds: [pick(data, 'person', a)], points: (b % 40) - 9, note: '补' })),
  step('point.counter', (data, [a]) => ({ id: pick(data, 'point_entry', a), note: '' })),
  step('pointRule.save', (_, [a, b, c]) => ({
    kind: c % 2 ? 'task' : 'streak',
    name: word(a),
    points: 1 + (b % 9),
    dailyCap: c % 3 ? null : 9,
    streakDays: 2,
    since: null,
    enabled: true,
  })),
  step('pointRule.remove', (data, [a]) => ({ id: pick(data, 'point_rule', a) })),
  step('reward.save', (_, [a, b, c]) => ({ name: word(a), cost: 1 + (b % 5), stock: c % 2 ? null : c % 4, note: '' })),
  step('reward.archive', (data, [a, b]) => ({ ids: [pick(data, 'reward', a)], archived: b % 2 === 0 })),
  step('reward.redeem', (data, [a, b]) => ({
    id: pick(data, 'reward', a),
    personId: pick(data, 'person', b),
    note: '',
  })),
  step('redemption.hand', (data, [a, b]) => ({ ids: [pick(data, 'redemption', a)], handed: b % 2 === 0 })),
  step('purge.create', (data, [a, b]) => ({
    accountId: a % 2 ? null : pick(data, 'account', a),
    conditions: [{ is: 'ago', field: 'lastActive', op: 'before', days: b % 3 }],
    groupIds: [],
    also: b % 2 ? ['part', 'none'] : [],
    name: word(b),
    notice: '',
  })),
  step('purge.add', (data, [a, b]) => ({
    accountId: null,
    purgeId: b % 2 ? null : pick(data, 'purge', b),
    name: word(a),
    personIds: [pick(data, 'person', a)],
    groupId: null,
  })),
  step('purgeItem.keep', (data, [a, b]) => ({ ids: [pick(data, 'purge_item', a)], keep: b % 2 === 0 })),
  step('purgeItem.remove', (data, [a]) => ({ ids: [pick(data, 'purge_item', a)] })),
  step('purge.tell', (data, [a, b, c]) => ({
    id: pick(data, 'purge', a),
    groupId: pick(data, 'chat_group', b),
    told: c % 3 > 0,
  })),
  step('purge.close', (data, [a, b]) => ({ id: pick(data, 'purge', a), closed: b % 2 === 0 })),
  step('purge.delete', (data, [a]) => ({ id: pick(data, 'purge', a) })),
  step('watchword.add', (_, [a]) => ({ word: word(a), kind: '', action: 'remind' })),
];
