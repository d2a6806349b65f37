import { useData } from '../../api/hooks';
import { localDateTime, localDay } from '#shared/domain/time';

/** Writes instants as the user's day (`2026-11-22`) or day and clock; '' for none. */
export function useWhen(): {
  readonly day: (at: number | null) => string;
  readonly clock: (at: number | null) => string;
} {
  const zone = useData('setting.all', undefined).data?.zone;
  return {
    day: (at) => (at === null ? '' : localDay(at, zone)),
    clock: (at) => (at === null ? '' : localDateTime(at, zone).replace('T', ' ')),
  };
}
