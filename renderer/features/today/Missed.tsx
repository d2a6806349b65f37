import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FallenSlot } from '#shared/contract/today';
import { useData, useWrite } from '../../api/hooks';
import { Button } from '../../components/Button';
import type { Anchor } from '../../components/Float';
import { Menu } from '../../components/Menu';
import { clockOf } from './times';
import styles from './SleepBanner.module.css';

interface MissedProps {
  readonly accountId: number | null;
  readonly zone: string;
  readonly span: { readonly from: number; readonly to: number };
  readonly onDo: (id: number) => void;
  readonly onClose: () => void;
}

/** The list of the banner: each slot to be done, put off or given up. */
export function Missed({ accountId, zone, span, onDo, onClose }: MissedProps) {
  const { t } = useTranslation();
  const fallen = useData('delivery.fallen', { accountId, ...span }).data ?? [];
  if (fallen.length === 0) return null;
  const count = fallen.reduce((sum, slot) => sum + slot.ids.length, 0);
  return (
    <section className={styles['banner']} aria-label={t('today:slept.label')}>
      <header className={styles['head']}>
        <strong>{t('today:slept.title', { count })}</strong>
        <span>{t('today:slept.span', { from: clockOf(span.from, zone), to: clockOf(span.to, zone) })}</span>
        <Button small look="text" onClick={onClose}>
          {t('today:slept.close')}
        </Button>
      </header>
      <ul className={styles['list']}>
        {fallen.map((slot) => (
          <MissedSlot key={`${slot.slotId} ${slot.dueAt}`} slot={slot} zone={zone} onDo={onDo} />
        ))}
      </ul>
    </section>
  );
}

interface MissedSlotProps {
  readonly slot: FallenSlot;
  readonly zone: string;
  readonly onDo: (id: number) => void;
}

function MissedSlot({ slot, zone, onDo }: MissedSlotProps) {
  const { t } = useTranslation();
  const later = useWrite('delivery.later');
  const miss = useWrite('delivery.miss');
  const [menuAt, openMenu] = useState<Anchor | null>(null);
  const first = slot.ids[0];
  return (
    <li className={styles['slot']}>
      <i style={{ background: slot.colour }} />
      <time>{clockOf(slot.dueAt, zone)}</time>
      <span className={styles['title']} title={slot.title}>
        {slot.title}
      </span>
      <span className={styles['where']}>
        {slot.device ? `${slot.accountName} · ${slot.device}` : slot.accountName} ·{' '}
        {t('today:slept.groups', { count: slot.ids.length })}
      </span>
      <Button small look="primary" onClick={() => first !== undefined && onDo(first)}>
        {t('today:slept.do')}
      </Button>
      <Button small aria-haspopup="menu" onClick={(event) => openMenu(event.currentTarget)}>
        {t('today:slept.move')}
      </Button>
      {menuAt ? (
        <Menu
          at={menuAt}
          label={t('today:slept.move')}
          items={[
            { text: t('today:later.hour'), run: () => later.mutate({ ids: slot.ids, to: { minutes: 60 } }) },
            { text: t('today:later.tomorrow'), run: () => later.mutate({ ids: slot.ids, to: { tomorrow: true } }) },
          ]}
          onClose={() => openMenu(null)}
        />
      ) : null}
      <Button small onClick={() => miss.mutate({ ids: slot.ids })}>
        {t('today:slept.miss')}
      </Button>
    </li>
  );
}
