import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PurgeReason } from '#shared/contract/purges';
import { DAY_MS, localDay } from '#shared/domain/time';
import { useData } from '../../api/hooks';

const dates: ReadonlySet<string> = new Set(['joined', 'firstJoined', 'created']);
const talks: ReadonlySet<string> = new Set(['spoke', 'talkFirst', 'talkLast', 'talkDays', 'lastActive']);

/** Says in words why someone is listed, counted in days back from when the list was made (UTC ms). */
export function useWhy(madeAt: number): (reason: PurgeReason) => string {
  const { t } = useTranslation();
  const zone = useData('setting.all', undefined).data?.zone;
  return useCallback(
    ({ by, facts }) => {
      const daysSince = (at: number): number =>
        (Date.parse(localDay(madeAt, zone)) - Date.parse(localDay(at, zone))) / DAY_MS;
      const said = Object.entries(facts)
        .filter(([fact]) => !talks.has(fact))
        .map(([fact, value]) => {
          if (value === null) return t(`purges:why.no.${fact}`);
          return t(`purges:why.${fact}`, { count: dates.has(fact) ? daysSince(value) : value });
        });
      const [joined, ...others] = said;
      const talk = talkOf(facts, daysSince).map(([key, count]) => t(`purges:why.talk.${key}`, { count }));
      return [...(by === 'hand' ? [t('purges:why.hand')] : []), joined, ...talk, ...others]
        .filter((part) => part !== undefined)
        .join(t('purges:why.and'));
    },
    [t, zone, madeAt],
  );
}

type Said = readonly [key: string, days: number];

/** What is known of somebody's talk in this group and elsewhere, and how far the group's chat reaches. */
function talkOf(facts: PurgeReason['facts'], daysSince: (at: number) => number): readonly Said[] {
  const { joined = null, spoke = null, talkFirst = null, talkLast, lastActive = null } = facts;
  const until = talkLast ?? 0;
  const elsewhere: readonly Said[] =
    lastActive !== null && lastActive > (spoke ?? -1) ? [['elsewhere', daysSince(lastActive)]] : [];
  if (talkFirst === null) return [['unknown', 0], ...elsewhere];
  const here = ((): Said => {
    if (spoke !== null && (joined === null || spoke >= joined)) return ['spoke', daysSince(spoke)];
    const whole = talkFirst + 1 - until;
    const known = facts.talkDays ?? whole;
    if (joined !== null && talkFirst >= daysSince(joined) && known === whole)
      return [spoke === null ? 'never' : 'sinceJoined', 0];
    return ['neverIn', known];
  })();
  return [here, ...(until > 0 ? [['until', until] as const] : []), ...elsewhere];
}
