import type { Input, Output, RouteName } from '#shared/contract/index';
import { addMembers, removeMembers } from '../../campaigns/people';
import { grant, revoke } from '../../campaigns/rewards';
import type { Context } from '../../context';
import { one } from '../../db/sql';
import { joinGroup, leaveGroup, setRole } from '../../members/coming';
import { adjust, award, checkIn } from '../../points/give';
import { previewInvites, saveAndSettle } from '../../points/invites';
import { addToPurge, createPurge } from '../../purges/listing';
import { previewRule } from '../../purges/write';
import { saveSettings, zoneIsWide } from '../../settings/repo';

/** Questions and commands that may concern very many members or posts: they need nothing but a database, so that a thread can run them as well. */
export const wideRoutes = {
  'member.join': joinGroup,
  'member.leave': leaveGroup,
  'member.setRole': setRole,
  'campaign.addMembers': addMembers,
  'campaign.removeMembers': removeMembers,
  'campaign.grant': grant,
  'campaign.revoke': revoke,
  'purge.preview': previewRule,
  'purge.create': createPurge,
  'purge.add': addToPurge,
  'point.checkIn': checkIn,
  'point.award': award,
  'point.adjust': adjust,
  'pointRule.previewInvites': previewInvites,
  'pointRule.save': saveAndSettle,
  'setting.save': saveSettings,
} as const satisfies { readonly [K in RouteName]?: (ctx: Context, input: Input<K>) => Output<K> };
export type WideRoute = keyof typeof wideRoutes;

const isWide = (name: RouteName): name is WideRoute => Object.hasOwn(wideRoutes, name);

// They ask everyone there is, whatever they name.
const OF_ALL: ReadonlySet<RouteName> = new Set<WideRoute>([
  'purge.preview',
  'purge.create',
  'pointRule.previewInvites',
  'pointRule.save',
]);
// So many are asked or written in less time than it takes to start a thread.
const FEW = 2000;
const FEW_ASKED = 20_000;

/** Whether a request is to be answered by a thread: it names very many members, or asks very many. */
export function runsInThread(
  { db, zone }: Pick<Context, 'db' | 'zone'>,
  name: RouteName,
  input: unknown,
): name is WideRoute {
  if (!isWide(name) || typeof input !== 'object' || input === null) return false;
  if (name === 'setting.save') return 'zone' in input && input.zone !== zone && zoneIsWide(db);
  if (OF_ALL.has(name) || ('personIds' in input && input.personIds === null))
    return (one<{ id: number | null }>(db, 'SELECT max(id) AS id FROM person')?.id ?? 0) > FEW_ASKED;
  return Object.values(input).some((value) => Array.isArray(value) && value.length > FEW);
}
