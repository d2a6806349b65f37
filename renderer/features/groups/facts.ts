import { useMemo } from 'react';
import { groupLimitKeys, type GroupLimits } from '#shared/domain/groups';
import { DEFAULT_ZONE, localDateTime, type Moment } from '#shared/domain/time';
import { useData } from '../../api/hooks';
import { useNow } from '../../components/useNow';

/** How many days the charts and lists of a group's page look back on. */
export const CHART_DAYS = 30;

/** The figures that group warnings go by, as the operator has set them. */
export function useLimits(): GroupLimits & { readonly qrDays: number } {
  const facts = useData('fact.list', undefined).data;
  return useMemo(() => {
    const value = (key: string): number | null => facts?.find((fact) => fact.key === key)?.value ?? null;
    const limits = Object.fromEntries(groupLimitKeys.map((key) => [key, value(key)])) as Record<
      (typeof groupLimitKeys)[number],
      number | null
    >;
    return { ...limits, qrDays: value('qrDays') ?? 7 };
  }, [facts]);
}

/** The present minute in the user's zone. */
export function useMoment(): Moment {
  const zone = useData('setting.all', undefined).data?.zone ?? DEFAULT_ZONE;
  const now = useNow();
  return useMemo(() => ({ now, zone }), [now, zone]);
}

/** Writes an instant (UTC ms) as the user's wall clock: `11-23 09:00`, with the year where it is another one. */
export function useWhen(): (at: number) => string {
  const { now, zone } = useMoment();
  const year = localDateTime(now, zone).slice(0, 4);
  return useMemo(() => {
    return (at) => {
      const local = localDateTime(at, zone);
      return local.startsWith(year) ? local.slice(5).replace('T', ' ') : local.slice(0, 10);
    };
  }, [zone, year]);
}
