import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import { useData } from '../../api/hooks';
import { DayChart } from '../../components/DayChart';
import { useNavigation } from '../../components/navigation';
import { Card } from './Card';
import { CHART_DAYS } from './facts';
import styles from './GroupPage.module.css';

/** Joins, leaves and members day by day; then what was said, by whom most, and how many said nothing. */
export function GrowthCard({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const days = useData('group.growth', { id: group.id, days: CHART_DAYS }).data ?? [];
  const sum = (of: (day: (typeof days)[number]) => number): number => days.reduce((total, day) => total + of(day), 0);
  const [joined, left] = [sum((day) => day.joined), sum((day) => day.left)];
  const words = t('groups:growth.words', { joined, left, days: CHART_DAYS });
  return (
    <Card title={t('groups:growth.title')} hint={words}>
      <DayChart
        label={words}
        days={days.map((day) => ({
          day: day.day,
          up: day.joined,
          down: day.left,
          words: t('groups:growth.day', { day: day.day, joined: day.joined, left: day.left, members: day.members }),
        }))}
        line={days.map((day) => day.members)}
      />
      <p className={styles['legend']}>{t('groups:growth.legend')}</p>
    </Card>
  );
}

/** What was said day by day, as far as chats were taken in. */
export function TalkCard({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const showMembersWhere = useNavigation((now) => now.showMembersWhere);
  const days = useData('group.growth', { id: group.id, days: CHART_DAYS }).data ?? [];
  const talk = useData('group.talk', { id: group.id, days: CHART_DAYS }).data;
  const messages = days.reduce((total, day) => total + day.messages, 0);
  if (!talk?.known)
    return (
      <Card
        title={t('groups:talk.title')}
        extra={<LinkButton text={t('groups:talk.import')} onClick={() => go('chats')} />}
      >
        <p className={styles['truth']}>{t('groups:talk.none', { days: CHART_DAYS })}</p>
      </Card>
    );
  const words = t('groups:talk.words', { messages, days: CHART_DAYS });
  return (
    <Card title={t('groups:talk.title')} hint={words}>
      <DayChart
        label={words}
        days={days.map((day) => ({
          day: day.day,
          up: day.messages,
          down: 0,
          words: t('groups:talk.day', { day: day.day, messages: day.messages, speakers: day.speakers }),
        }))}
      />
      <ol className={styles['ranks']} aria-label={t('groups:talk.top')}>
        {talk.top.map(({ personId, nickname, messages: said }) => (
          <li key={personId}>
            <button type="button" className={styles['link']} title={nickname} onClick={() => go('members', personId)}>
              {nickname}
            </button>
            <span className={styles['quiet']}>{t('groups:talk.said', { count: said })}</span>
          </li>
        ))}
      </ol>
      <p className={styles['legend']}>
        <LinkButton
          text={t('groups:talk.silent', { count: talk.silent, days: CHART_DAYS })}
          onClick={() =>
            showMembersWhere([
              { is: 'choice', field: 'group', op: 'any', values: [group.id] },
              { is: 'number', field: 'messages30', op: 'max', value: 0 },
            ])
          }
        />
      </p>
    </Card>
  );
}

function LinkButton({ text, onClick }: { readonly text: string; readonly onClick: () => void }) {
  return (
    <button type="button" className={styles['link']} onClick={onClick}>
      {text}
    </button>
  );
}
