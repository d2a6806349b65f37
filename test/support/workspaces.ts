import { v7 } from 'uuid';
import { openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';

export interface TwoWorkspaces {
  /** Two accounts. */
  readonly a: number;
  readonly b: number;
  /** A group run by each. */
  readonly groupA: number;
  readonly groupB: number;
}

export const GROUP_A = '成都银饰交流群3';
export const GROUP_B = '重庆银饰交流群1';

/** Writes two accounts, each running one group, with plain SQL beside the data process. */
export function makeTwoWorkspaces(dir: string): TwoWorkspaces {
  const db = openDb(databaseFile(dir, 'main'));
  const add = (sql: string, ...values: unknown[]): number => Number(db.prepare(sql).run(...values).lastInsertRowid);
  const account = (name: string): number =>
    add(`INSERT INTO account(uid, name, colour, side, created_at) VALUES (?, ?, '#0b6e6e', 'C', 0)`, v7(), name);
  const group = (kind: number, name: string, operator: number): number => {
    const id = add('INSERT INTO chat_group(uid, kind_id, name, created_at) VALUES (?, ?, ?, 0)', v7(), kind, name);
    add(
      `INSERT INTO group_account(uid, group_id, account_id, role, joined_at) VALUES (?, ?, ?, 'operating', 0)`,
      v7(),
      id,
      operator,
    );
    return id;
  };
  const kind = add(`INSERT INTO group_kind(uid, code, name, audience) VALUES (?, 'test-kind', '潜在群', 'C')`, v7());
  const a = account('小银');
  const b = account('阿金');
  const made = { a, b, groupA: group(kind, GROUP_A, a), groupB: group(kind, GROUP_B, b) };
  db.close();
  return made;
}

/** What a query over the database file beside the data process finds, as plain rows. */
export function peek<Row>(dir: string, sql: string, ...values: unknown[]): Row[] {
  const db = openDb(databaseFile(dir, 'main'));
  try {
    return db.prepare(sql).all(...values) as Row[];
  } finally {
    db.close();
  }
}
