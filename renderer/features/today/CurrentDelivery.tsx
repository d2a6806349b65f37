import {
  QrcodeOutlined,
  CheckOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  CopyOutlined,
  StopOutlined,
} from '../../components/firstIcons';
import { useTranslation } from 'react-i18next';
import type { DeliveryDetail, QueueSection } from '#shared/contract/today';
import { unfilledIn } from '#shared/text/template';
import { Bubbles } from '../../components/Bubbles';
import { Button } from '../../components/Button';
import { LaterButton, SkipButton } from './SettleMenus';
import { clockOf, spanText, timeText } from './times';
import type { Settling } from './useSettling';
import styles from './CurrentDelivery.module.css';

interface CurrentDeliveryProps {
  readonly delivery: DeliveryDetail;
  readonly section: QueueSection;
  /** Positions of the parts that are copied. */
  readonly copied: readonly number[];
  readonly next: number | null;
  readonly said: string;
  readonly failed: boolean;
  readonly now: number;
  readonly zone: string;
  readonly deeds: Settling;
  readonly onQr: () => void;
}

const textsOf = ({ parts }: DeliveryDetail): readonly string[] =>
  parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));

/** The delivery at hand as WeChat will show it, with what can be done about it. */
export function CurrentDelivery(props: CurrentDeliveryProps) {
  const { delivery, section, copied, next, said, failed, now, zone, deeds, onQr } = props;
  const { t } = useTranslation();
  const open = delivery.status === 'due';
  const openHere = section.items.filter((item) => item.status === 'due').length;
  const unfilled = open ? unfilledIn(textsOf(delivery), delivery.variables) : [];
  const warning = unfilled.length > 0 ? t('today:current.unfilled', { names: unfilled.join(' ') }) : '';
  const hint = delivery.perGroup && openHere > 1 ? t('today:current.perGroup') : '';
  const late = open && now > section.dueAt + section.graceMs;
  return (
    <section className={styles['pane']} aria-label={t('today:current.label')}>
      <header className={styles['head']} style={{ borderInlineStartColor: delivery.colour }}>
        <h2 className={styles['group']} title={delivery.groupName ?? undefined}>
          {delivery.groupName ?? t('today:moments')}
        </h2>
        <p className={styles['facts']}>
          <span>{delivery.device ? `${delivery.accountName} · ${delivery.device}` : delivery.accountName}</span>
          <span title={delivery.title}>{delivery.title}</span>
          <span className={late ? styles['late'] : undefined}>
            {timeText(t, section.dueAt, now, zone)}
            {late ? ` · ${t('today:status.late', { span: spanText(t, now - section.dueAt) })}` : ''}
          </span>
          {delivery.ofSlot > 1 ? (
            <span>{t('today:current.ofSlot', { open: delivery.openOfSlot, total: delivery.ofSlot })}</span>
          ) : null}
        </p>
        {delivery.note === '' ? null : <p className={styles['note']}>{delivery.note}</p>}
      </header>
      <div
        key={delivery.id}
        className={styles['bubbles']}
        role="group"
        aria-label={t('scripts:editor.preview')}
        {...(open ? {} : { tabIndex: 0 })}
      >
        {delivery.parts.length === 0 ? (
          <p className={styles['empty']}>{t('today:current.noParts')}</p>
        ) : (
          <Bubbles
            parts={delivery.parts}
            variables={delivery.variables}
            copied={copied}
            {...(open && next !== null ? { current: next } : {})}
            {...(open ? { onPart: (part: number) => deeds.copy(part) } : {})}
          />
        )}
      </div>
      <p
        className={styles['said']}
        role="status"
        title={said === '' ? warning : said}
        data-failed={failed || (said === '' && warning !== '')}
      >
        {said !== '' ? said : warning !== '' ? warning : hint}
      </p>
      {open ? (
        <footer className={styles['deeds']}>
          <Button
            look={next === null ? 'default' : 'primary'}
            icon={<CopyOutlined />}
            onClick={() => deeds.copy(null)}
            disabled={delivery.parts.length === 0}
          >
            {next === null
              ? t('today:do.copyAgain')
              : delivery.parts.length > 1
                ? t('today:do.copyPart', { number: next + 1, total: delivery.parts.length })
                : t('today:do.copy')}
            <kbd>{t('today:do.space')}</kbd>
          </Button>
          <Button look={next === null ? 'primary' : 'default'} icon={<CheckOutlined />} onClick={deeds.send}>
            {t('today:do.sent')}
            <kbd>Enter</kbd>
          </Button>
          <span className={styles['break']} />
          {openHere > 1 ? (
            <Button look="text" small icon={<CheckSquareOutlined />} onClick={deeds.sendAll}>
              {t('today:do.all', { count: openHere })}
              <kbd>A</kbd>
            </Button>
          ) : null}
          <SkipButton icon={<StopOutlined />} deeds={deeds} />
          <LaterButton icon={<ClockCircleOutlined />} deeds={deeds} zone={zone} dueAt={section.dueAt} now={now} />
          <Button look="text" small icon={<QrcodeOutlined />} onClick={onQr} tip={`${t('today:do.qrHint')} (Q)`}>
            {t('today:do.qr')}
            <kbd>Q</kbd>
          </Button>
        </footer>
      ) : (
        <footer className={styles['deeds']}>
          <span className={styles['settled']}>
            {delivery.status === 'sent'
              ? t('today:current.sent', {
                  time: delivery.doneAt === null ? '' : timeText(t, delivery.doneAt, now, zone),
                })
              : delivery.status === 'skipped'
                ? t('today:current.skipped', {
                    time: delivery.doneAt === null ? '' : clockOf(delivery.doneAt, zone),
                    reason: delivery.reason,
                  })
                : t('today:status.missed')}
          </span>
          {delivery.status === 'sent' ? null : <Button onClick={deeds.reopen}>{t('today:do.reopen')}</Button>}
        </footer>
      )}
    </section>
  );
}
