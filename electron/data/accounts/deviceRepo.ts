import type { Device, Persona } from '#shared/contract/accounts';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

interface DeviceRow {
  readonly id: number;
  readonly label: string;
  readonly model: string;
  readonly os: string;
  readonly bought_on: string | null;
  readonly price_fen: number | null;
  readonly role: Device['role'];
  readonly sim_plan: string;
  readonly sim_monthly_fen: number | null;
  readonly note: string;
  readonly archived_at: number | null;
}

const rowToDevice = (row: DeviceRow): Device => ({
  id: row.id,
  label: row.label,
  model: row.model,
  os: row.os,
  boughtOn: row.bought_on,
  priceFen: row.price_fen,
  role: row.role,
  simPlan: row.sim_plan,
  simMonthlyFen: row.sim_monthly_fen,
  note: row.note,
  archived: row.archived_at !== null,
});

const DEVICE =
  'SELECT id, label, model, os, bought_on, price_fen, role, sim_plan, sim_monthly_fen, note, archived_at FROM device';

/** Every phone, archived ones last, primary before standby. */
export function listDevices(db: Db): Device[] {
  return all<DeviceRow>(db, `${DEVICE} ORDER BY archived_at IS NOT NULL, role, id`).map(rowToDevice);
}

/** One phone, or undefined. */
export function findDevice(db: Db, id: number): Device | undefined {
  const row = one<DeviceRow>(db, `${DEVICE} WHERE id = ?`, id);
  return row && rowToDevice(row);
}

/** What is stored of a phone besides its archive mark. */
export type DeviceValues = Omit<Device, 'id' | 'archived'>;

const bound = (device: DeviceValues): readonly unknown[] => [
  device.label,
  device.model,
  device.os,
  device.boughtOn,
  device.priceFen,
  device.role,
  device.simPlan,
  device.simMonthlyFen,
  device.note,
];

/** Adds a phone; gives its id. */
export function insertDevice(db: Db, uid: string, device: DeviceValues): number {
  return run(
    db,
    `INSERT INTO device(uid, label, model, os, bought_on, price_fen, role, sim_plan, sim_monthly_fen, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    uid,
    ...bound(device),
  ).id;
}

/** Writes a phone's fields. */
export function writeDevice(db: Db, id: number, device: DeviceValues): void {
  run(
    db,
    `UPDATE device SET label = ?, model = ?, os = ?, bought_on = ?, price_fen = ?, role = ?, sim_plan = ?, sim_monthly_fen = ?, note = ?
     WHERE id = ?`,
    ...bound(device),
    id,
  );
}

/** Sets or clears the archive mark of a phone. */
export function markDeviceArchived(db: Db, id: number, at: number | null): void {
  run(db, 'UPDATE device SET archived_at = ? WHERE id = ?', at, id);
}

/** How many live accounts live on a phone. */
export function countAccountsOn(db: Db, id: number): number {
  return (
    one<{ count: number }>(db, 'SELECT count(*) AS count FROM account WHERE device_id = ? AND archived_at IS NULL', id)
      ?.count ?? 0
  );
}

const PERSONA = 'SELECT id, nickname, title, tone, stance, note FROM persona';

/** Every persona. */
export function listPersonas(db: Db): Persona[] {
  return [...all<Persona>(db, `${PERSONA} ORDER BY id`)];
}

/** One persona, or undefined. */
export function findPersona(db: Db, id: number): Persona | undefined {
  return one<Persona>(db, `${PERSONA} WHERE id = ?`, id);
}

/** Adds a persona; gives its id. */
export function insertPersona(db: Db, uid: string, persona: Omit<Persona, 'id'>): number {
  return run(
    db,
    'INSERT INTO persona(uid, nickname, title, tone, stance, note) VALUES (?, ?, ?, ?, ?, ?)',
    uid,
    persona.nickname,
    persona.title,
    persona.tone,
    persona.stance,
    persona.note,
  ).id;
}

/** Writes a persona's fields. */
export function writePersona(db: Db, id: number, persona: Omit<Persona, 'id'>): void {
  run(
    db,
    'UPDATE persona SET nickname = ?, title = ?, tone = ?, stance = ?, note = ? WHERE id = ?',
    persona.nickname,
    persona.title,
    persona.tone,
    persona.stance,
    persona.note,
    id,
  );
}
