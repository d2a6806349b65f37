import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PurgeReason } from '#shared/contract/purges';
import { DAY_MS, localDay } from '#shared/domain/time';
import { useData } from '../../api/hooks';

const dates: ReadonlySet<string> = new Set(['joined', 'firstJoined', 'created', 'lastActive']);

/** Says in words why someone is listed, counted in days back from when the list was made (UTC ms). */
export function useWhy(madeAt: number): (reason: PurgeReason) => string {
  const { t } = useTranslation();
  const zone = useData('setting.all', undefined).data?.zone;
  return useCallback(
    ({ by, facts }) => {
      const daysSince = (at: number): number =>
        (Date.parse(localDay(madeAt, zone)) - Date.parse(localDay(at, zone))) / DAY_MS;
      const said = Object.entries(facts).map(([fact, value]) => {
        if (value === null) return t(`purges:why.no.${fact}`);
        return t(`purges:why.${fact}`, { count: dates.has(fact) ? daysSince(value) : value });
      });
      return [...(by === 'hand' ? [t('purges:why.hand')] : []), ...said].join(t('purges:why.and'));
    },
    [t, zone, madeAt],
  );
}
