import { BorderBottomOutlined, PlayCircleOutlined } from '../../components/icons';
import { Button, Progress, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useData } from '../../api/hooks';
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
  const { t, i18n } = useTranslation();
  const day = useData('day.summary', { accountId }).data;
  const say = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(i18n.language, { ...options, timeZone: zone }).format(now);
  return (
    <PageHead
      title={t('app:nav.today')}
      info={
        <div className={styles['figures']}>
          <span className={styles['date']}>
            {i18n.language.startsWith('zh')
              ? `${say({ month: 'short', day: 'numeric' })} ${say({ weekday: 'short' })}`
              : say({ month: 'short', day: 'numeric', weekday: 'short' })}
          </span>
          {day && day.planned > 0 ? (
            <span className={styles['progress']}>
              <span>{t('today:head.sent', { sent: day.sent, planned: day.planned })}</span>
              <Progress
                percent={(100 * day.sent) / day.planned}
                showInfo={false}
                size={{ height: 4 }}
                strokeColor="var(--accent)"
                className={styles['line'] ?? ''}
                aria-label={t('today:head.sent', { sent: day.sent, planned: day.planned })}
              />
            </span>
          ) : null}
          {day && day.late > 0 ? (
            <span className={styles['late']}>{t('today:head.late', { count: day.late })}</span>
          ) : null}
          {day?.next ? (
            <span className={styles['next']} title={day.next.title}>
              {t('today:head.next', {
                time: timeText(day.next.dueAt, now, zone, i18n.language),
                span: spanText(t, day.next.dueAt - now),
              })}
            </span>
          ) : null}
        </div>
      }
      extra={
        <>
          <Tooltip title={`${t('today:do.barHint')} (B)`}>
            <Button icon={<BorderBottomOutlined />} onClick={onBar}>
              {t('today:do.bar')}
            </Button>
          </Tooltip>
          <Tooltip title={`${t('today:do.roundHint')} (R)`}>
            <Button icon={<PlayCircleOutlined />} onClick={onRound} disabled={!day || (day.due === 0 && !day.next)}>
              {t('today:do.round')}
            </Button>
          </Tooltip>
        </>
      }
    />
  );
}
