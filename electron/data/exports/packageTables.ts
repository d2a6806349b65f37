import { groundTables } from './packageGround';
import { peopleTables } from './packagePeople';
import { planTables } from './packagePlan';
import type { PackageTable } from './packageTable';

/** In the order in which they are taken in: what is referred to stands before what refers to it. */
export const packageTables: readonly PackageTable[] = [...groundTables, ...peopleTables, ...planTables];

/** The order in which rows are chosen for a package: whose choice names others stands after them. */
export const takingOrder = [
  'chat_group',
  'account',
  'campaign',
  'slot',
  'recurrence',
  'membership',
  'person',
  'script',
  'script_version',
  'persona',
] as const;
