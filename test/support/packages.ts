import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPromise } from 'yauzl';
import type { SavePackage } from '#shared/contract/exports';
import { openDb, type Db } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import type { TestData } from './dataProcess';
import { zipOf } from './bombs';

let made = 0;

/** The parts of a zip by name. */
export async function partsOf(path: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  const parts = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    parts.set(entry.fileName, Buffer.concat(pieces));
  }
  zip.close();
  return parts;
}

type What = Partial<Pick<SavePackage, 'groupId' | 'history' | 'phones'>>;

/** Saves a workspace, or one of its groups, as a package; gives the file. */
export async function savePackage(data: TestData, accountId: number, what: What = {}): Promise<string> {
  made += 1;
  const path = join(data.dir, `${made}.qundesk`);
  const input = { jobId: `save-${made}`, target: data.target(path), accountId, history: true, phones: true, ...what };
  await data.ask('package.save', input);
  return path;
}

/** A package with some of its parts put otherwise, or left out (null). */
export async function altered(path: string, change: (parts: Map<string, Buffer>) => void): Promise<string> {
  const parts = await partsOf(path);
  change(parts);
  made += 1;
  const to = `${path}.${made}`;
  writeFileSync(to, zipOf([...parts].map(([name, bytes]) => ({ name, bytes }))));
  return to;
}

/** What a package is taken in with. */
export function taking(data: TestData, path: string, keep: string[] = []) {
  made += 1;
  return { jobId: `take-${made}`, token: data.grant(path), keep };
}

/** Works on the file of a set with plain SQL beside the data process. */
export function withSet<T>(data: TestData, set: 'main' | 'sample', work: (db: Db) => T): T {
  const db = openDb(databaseFile(data.dir, set));
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** The rows of a package as lines in no particular order, without what says when; `rename` gives uids other names. */
export async function saidBy(
  path: string,
  rename: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string[]>> {
  const said = new Map<string, string[]>();
  for (const [name, bytes] of await partsOf(path)) {
    if (!name.startsWith('tables/')) continue;
    const text = bytes.toString('utf8').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (uid) => rename.get(uid) ?? uid);
    const lines = text.split('\n').filter((line) => line !== '');
    said.set(
      name,
      lines.map((line) => line.replace(/"changed":\d+/, '')).toSorted((one, other) => (one < other ? -1 : 1)),
    );
  }
  return said;
}

/** The bytes of a file. */
export const bytesOf = (path: string): Buffer => readFileSync(path);

/** Opens the sample and adds to its first account what the sample has none of; gives the account. */
export async function richSample(data: TestData): Promise<number> {
  await data.ask('store.openSet', { set: 'sample' });
  withSet(data, 'sample', (db) => {
    db.exec(`
      -- A rule that every Qundesk has stays as it is there.
      UPDATE point_rule SET since = NULL, enabled = 0 WHERE kind = 'invite';
      INSERT INTO person_field(uid, name, sort) VALUES ('f1', '鞋码', 1);
      UPDATE person SET extra = json_object(CAST((SELECT id FROM person_field WHERE uid = 'f1') AS TEXT), '38') WHERE id % 3 = 0;
      INSERT INTO tag_group(uid, name, colour) VALUES ('tg1', '客户等级甲', '#112233');
      INSERT INTO tag(uid, group_id, name) SELECT 't1', id, '老客甲' FROM tag_group WHERE uid = 'tg1';
      INSERT INTO person_tag(person_id, tag_id, at) SELECT id, (SELECT id FROM tag WHERE uid = 't1'), 5 FROM person WHERE id % 2 = 0;
      INSERT INTO point_entry(uid, person_id, at, day, kind, points, rule_id)
        SELECT 'pe' || id, id, 1000, '2026-11-01', 'checkin', 5, (SELECT min(id) FROM point_rule) FROM person WHERE id % 5 = 0;
      INSERT INTO point_entry(uid, person_id, at, day, kind, points, counters_id)
        SELECT 'pc' || id, person_id, 2000, '2026-11-02', 'counter', -5, id FROM point_entry WHERE uid GLOB 'pe*' AND id % 4 = 0;
      INSERT INTO violation(uid, person_id, group_id, at, rule) SELECT 'v' || id, person_id, group_id, 9, '广告' FROM membership WHERE id % 7 = 0;
      INSERT INTO purchase(uid, person_id, on_day, amount_fen) SELECT 'b' || id, id, '2026-11-03', 9900 FROM person WHERE id % 6 = 0;
      UPDATE membership SET inviter_id = (SELECT min(person_id) FROM membership m WHERE m.group_id = membership.group_id) WHERE id % 9 = 0;
      INSERT OR IGNORE INTO campaign_person(campaign_id, person_id, added_at) SELECT (SELECT min(id) FROM campaign), id, 3 FROM person WHERE id % 11 = 0;
      INSERT INTO purge(id, uid, account_id, name, conditions, notice, created_at)
        SELECT 9001, 'pu1', ga.account_id, '十一月洗粉', json_array(json_object('is', 'choice', 'field', 'tag', 'op', 'any',
          'values', json_array((SELECT id FROM tag WHERE uid = 't1')))), '「在」', 7 FROM group_account ga WHERE ga.role = 'operating' ORDER BY ga.account_id LIMIT 1;
      INSERT INTO purge_item(purge_id, group_id, person_id, reason, status, done_at)
        SELECT 9001, m.group_id, m.person_id, '没说话', iif(m.id % 2, 'planned', 'kept'), iif(m.id % 2, NULL, 8) FROM membership m
        JOIN group_account ga ON ga.group_id = m.group_id AND ga.role = 'operating' AND ga.account_id = (SELECT account_id FROM purge WHERE id = 9001)
        WHERE m.left_at IS NULL AND m.id % 3 = 0;
      INSERT INTO purge_notice(purge_id, group_id, told_at) SELECT DISTINCT 9001, group_id, 9 FROM purge_item WHERE purge_id = 9001;
      INSERT INTO chat_sender(uid, group_id, key, name, person_id)
        SELECT 'cs' || m.id, m.group_id, 'key' || m.id, '名' || m.id, m.person_id FROM membership m WHERE m.left_at IS NULL AND m.id % 4 = 0;
      UPDATE chat_sender SET same_as = (SELECT max(s.id) FROM chat_sender s WHERE s.group_id = chat_sender.group_id)
        WHERE uid GLOB 'cs*' AND id = (SELECT min(s.id) FROM chat_sender s WHERE s.group_id = chat_sender.group_id) AND
          id <> (SELECT max(s.id) FROM chat_sender s WHERE s.group_id = chat_sender.group_id);
      INSERT INTO chat_message(group_id, sender_id, at, text) SELECT group_id, id, 60000, '在' FROM chat_sender WHERE uid GLOB 'cs*';
      INSERT INTO chat_print(group_id, minute, hash, n) SELECT DISTINCT group_id, 1, 99, 1 FROM chat_sender WHERE uid GLOB 'cs*';
      INSERT INTO saved_view(uid, screen, name, view) SELECT 'sv1', 'members', '老客', json_object('where', json_array(json_object('is', 'choice',
        'field', 'tag', 'op', 'any', 'values', json_array((SELECT id FROM tag WHERE uid = 't1')))), 'columns',
        json_array('name', 'extra:' || (SELECT id FROM person_field WHERE uid = 'f1')),
        'sort', json_object('by', 'extra:' || (SELECT id FROM person_field WHERE uid = 'f1'), 'desc', json('true')));
      INSERT INTO saved_view(uid, screen, name, view) SELECT 'sv2', 'groups', '这一类', json_object('where', json_array(), 'columns', json_array(),
        'sort', NULL, 'filter', json_object('kindId', (SELECT max(id) FROM group_kind), 'warning', 'any'));
      INSERT OR REPLACE INTO setting(scope, scope_id, key, value) VALUES ('app', 0, 'benefit', '"见面礼"');
    `);
  });
  return (await data.ask('account.list', undefined))[0]?.id ?? 0;
}

/** Two members of a workspace, packed; a Qundesk beside it knows one of them already under a uid of its own. */
export async function twoMembers(data: TestData): Promise<{ readonly path: string; readonly account: number }> {
  const account = (await data.ask('account.create', { name: '小银', wechatId: 'yin_0001' })).ids[0] ?? 0;
  for (const [nickname, wechatId] of [
    ['阿梅', 'mei_0001'],
    ['小李', 'li_00001'],
  ] as const)
    await data.ask('member.create', {
      nickname,
      wechatId,
      city: '成都',
      friend: { accountId: account, remark: nickname },
    });
  return { path: await savePackage(data, account), account };
}
