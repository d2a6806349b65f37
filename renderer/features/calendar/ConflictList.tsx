import { WarningOutlined } from '../../components/icons';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '#shared/contract/calendar';
import { localDateTime } from '#shared/domain/time';
import { useData } from '../../api/hooks';
import styles from './SlotDrawer.module.css';
import { conflictsByKind } from './slotDraft';

const SHOWN = 3;

/** What speaks against the plan, in words, kind by kind; the plan can be saved all the same. */
export function ConflictList({ conflicts, zone }: { readonly conflicts: readonly Conflict[]; readonly zone: string }) {
  const { t, i18n } = useTranslation();
  const settings = useData('setting.all', undefined).data;
  const when = (at: number): string =>
    new Intl.DateTimeFormat(i18n.language, {
      month: 'numeric',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
      timeZone: zone,
    }).format(at);
  const line = (one: Conflict): string => {
    const facts = {
      name: one.name,
      at: when(one.at),
      clock: localDateTime(one.at, zone).slice(11),
      other: one.other ?? '',
      otherAt: one.otherAt === null ? '' : when(one.otherAt),
    };
    return one.kind === 'sameText' && one.other === null
      ? t('calendar:conflict.sameTextItself', facts)
      : t(`calendar:conflict.${one.kind}`, facts);
  };
  if (conflicts.length === 0) return <p className={styles['clear']}>{t('calendar:conflict.none')}</p>;
  return (
    <div className={styles['conflicts']} role="status">
      {conflictsByKind(conflicts).map(({ kind, conflicts: some }) => (
        <section key={kind}>
          <h2>
            <WarningOutlined />{' '}
            {t(`calendar:conflict.title.${kind}`, {
              minutes: settings?.slotGapMinutes ?? 0,
              days: settings?.sameTextDays ?? 0,
            })}
          </h2>
          <ul>
            {some.slice(0, SHOWN).map((one) => (
              <li key={`${one.groupId ?? 0} ${one.at}`}>{line(one)}</li>
            ))}
            {some.length > SHOWN ? <li>{t('calendar:conflict.more', { n: some.length - SHOWN })}</li> : null}
          </ul>
        </section>
      ))}
    </div>
  );
}
