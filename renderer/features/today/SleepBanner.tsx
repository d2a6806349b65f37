import { Button, Dropdown } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FallenSlot } from '#shared/contract/today';
import { askApp } from '../../api/client';
import { useData, useWrite } from '../../api/hooks';
import { clockOf } from './times';
import styles from './SleepBanner.module.css';

interface Span {
  readonly from: number;
  readonly to: number;
}
interface SleepBannerProps {
  readonly accountId: number | null;
  readonly zone: string;
  readonly onDo: (id: number) => void;
}

/** What fell due while the computer slept, slot by slot, until each is dealt with. */
export function SleepBanner({ accountId, zone, onDo }: SleepBannerProps) {
  const [sleep, setSleep] = useState<Span | null>(null);
  useEffect(() => {
    const ask = (): void => void askApp('app.lastSleep', undefined).then(setSleep);
    ask();
    return window.qundesk.subscribe((event) => {
      if (event.type === 'woke') ask();
    });
  }, []);
  if (!sleep) return null;
  const close = (): void => {
    setSleep(null);
    void askApp('app.forgetSleep', undefined);
  };
  return <Missed accountId={accountId} zone={zone} span={sleep} onDo={onDo} onClose={close} />;
}

function Missed({
  accountId,
  zone,
  span,
  onDo,
  onClose,
}: SleepBannerProps & { readonly span: Span; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const fallen = useData('delivery.fallen', { accountId, ...span }).data ?? [];
  if (fallen.length === 0) return null;
  const count = fallen.reduce((sum, slot) => sum + slot.ids.length, 0);
  return (
    <section className={styles['banner']} aria-label={t('today:slept.label')}>
      <header className={styles['head']}>
        <strong>{t('today:slept.title', { count })}</strong>
        <span>{t('today:slept.span', { from: clockOf(span.from, zone), to: clockOf(span.to, zone) })}</span>
        <Button size="small" type="text" onClick={onClose}>
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
      <Button size="small" type="primary" onClick={() => first !== undefined && onDo(first)}>
        {t('today:slept.do')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'hour', label: t('today:later.hour') },
            { key: 'tomorrow', label: t('today:later.tomorrow') },
          ],
          onClick: ({ key }) =>
            later.mutate({ ids: slot.ids, to: key === 'hour' ? { minutes: 60 } : { tomorrow: true } }),
        }}
      >
        <Button size="small">{t('today:slept.move')}</Button>
      </Dropdown>
      <Button size="small" onClick={() => miss.mutate({ ids: slot.ids })}>
        {t('today:slept.miss')}
      </Button>
    </li>
  );
}
