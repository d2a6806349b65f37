import { useMemo } from 'react';
import { localDay } from '#shared/domain/time';
import { useData } from '../../api/hooks';

/** Writes an instant (UTC ms) as the user's calendar day, `2026-11-23`; nothing where it is not known. */
export function useDay(): (at: number | null) => string {
  const zone = useData('setting.all', undefined).data?.zone;
  return useMemo(() => (at) => (at === null ? '' : localDay(at, zone)), [zone]);
}
