import type { Input, Output, RouteName } from '#shared/contract/index';
import { addMembers, removeMembers } from '../../campaigns/people';
import type { Context } from '../../context';
import { one } from '../../db/sql';
import { joinGroup, leaveGroup } from '../../members/coming';
import { addToPurge, createPurge } from '../../purges/listing';

/** Commands that may concern very many members: they need nothing but a database, so that a thread can run them as well. */
export const wideCommands = {
  'member.join': joinGroup,
  'member.leave': leaveGroup,
  'campaign.addMembers': addMembers,
  'campaign.removeMembers': removeMembers,
  'purge.create': createPurge,
  'purge.add': addToPurge,
} as const satisfies { readonly [K in RouteName]?: (ctx: Context, input: Input<K>) => Output<K> };
export type WideCommand = keyof typeof wideCommands;

const isWide = (name: RouteName): name is WideCommand => Object.hasOwn(wideCommands, name);

// So many are written in less time than it takes to start a thread.
const FEW = 2000;
// A rule asks everyone there is: of so many it takes a few tenths of a second.
const ASKED = 20_000;

/** Whether a command is to run in a thread: it names very many members, or asks very many. */
export function runsInThread({ db }: Pick<Context, 'db'>, name: RouteName, input: unknown): name is WideCommand {
  if (!isWide(name) || typeof input !== 'object' || input === null) return false;
  if (name === 'purge.create')
    return (one<{ id: number | null }>(db, 'SELECT max(id) AS id FROM person')?.id ?? 0) > ASKED;
  return Object.values(input).some((value) => Array.isArray(value) && value.length > FEW);
}
