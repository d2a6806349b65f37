import { BorderBottomOutlined, PlayCircleOutlined } from '../../components/firstIcons';
import { useTranslation } from 'react-i18next';
import { localDay } from '#shared/domain/clock';
import { useData } from '../../api/hooks';
import { Button } from '../../components/Button';
import { PageHead } from '../../components/PageHead';
import { spanText, timeText } from './times';
import styles from './TodayPage.module.css';

interface TodayHeadProps {
  readonly accountId: number | null;
  readonly now: number;
  readonly zone: string;
  readonly onRound: () => void;
  readonly onBar: () => void;
}

/** The day in figures: sent of planned, what is late, what is next and in how long. */
export function TodayHead({ accountId, now, zone, onRound, onBar }: TodayHeadProps) {
  const { t } = useTranslation();
  const day = useData('day.summary', { accountId }).data;
  const today = new Date(localDay(now, zone));
  return (
    <PageHead
      title={t('app:nav.today')}
      info={
        <div className={styles['figures']}>
          <span className={styles['date']}>
            {t('today:head.date', {
              // Our own words: a formatter of the engine takes a hundredth of a second to make, and the first picture waits for it.
              month: t(`today:month.${today.getUTCMonth() + 1}`),
              day: today.getUTCDate(),
              weekday: t(`today:weekday.${today.getUTCDay()}`),
            })}
          </span>
          {day && day.planned > 0 ? (
            <span className={styles['progress']}>
              <span>{t('today:head.sent', { sent: day.sent, planned: day.planned })}</span>
              <span
                role="progressbar"
                className={styles['line']}
                aria-valuemax={day.planned}
                aria-valuenow={day.sent}
                aria-label={t('today:head.sent', { sent: day.sent, planned: day.planned })}
              >
                <i style={{ width: `${(100 * day.sent) / day.planned}%` }} />
              </span>
            </span>
          ) : null}
          {day && day.late > 0 ? (
            <span className={styles['late']}>{t('today:head.late', { count: day.late })}</span>
          ) : null}
          {day?.next ? (
            <span className={styles['next']} title={day.next.title}>
              {t('today:head.next', {
                time: timeText(t, day.next.dueAt, now, zone),
                span: spanText(t, day.next.dueAt - now),
              })}
            </span>
          ) : null}
        </div>
      }
      extra={
        <>
          <Button icon={<BorderBottomOutlined />} onClick={onBar} tip={`${t('today:do.barHint')} (B)`}>
            {t('today:do.bar')}
          </Button>
          <Button
            icon={<PlayCircleOutlined />}
            onClick={onRound}
            disabled={!day || (day.due === 0 && !day.next)}
            tip={`${t('today:do.roundHint')} (R)`}
          >
            {t('today:do.round')}
          </Button>
        </>
      }
    />
  );
}
