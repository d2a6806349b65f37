import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupTalkDetail } from '#shared/contract/chats';
import { addDays } from '#shared/domain/time';
import { useData, useWrite } from '../../api/hooks';
import { DayBars } from '../../components/DayBars';
import { figure } from '../../components/figure';
import { CloseOutlined, CopyOutlined, DeleteOutlined } from '../../components/icons';
import { useNavigation } from '../../components/navigation';
import { useUndo } from '../../components/undo';
import styles from './chats.module.css';
import { DigestDialog } from './DigestDialog';
import { SenderList } from './SenderList';
import { useWhen } from './when';

interface GroupTalkPaneProps {
  readonly groupId: number;
  readonly accountId: number | null;
  readonly days: number;
  readonly onClose: () => void;
}

/** One group: messages a day, who is silent, who says most, who the senders are. */
export function GroupTalkPane({ groupId, accountId, days, onClose }: GroupTalkPaneProps) {
  const { t } = useTranslation();
  const [digest, setDigest] = useState(false);
  const { data } = useData('chat.group', { groupId, accountId, days }, { placeholderData: (previous) => previous });
  const forget = useWrite('chat.forget');
  const { offer } = useUndo();
  if (!data) return <aside className={styles['pane']} aria-busy="true" />;
  const { name, from, to, messages, speakers, silent, kept, unmatched } = data;
  return (
    <aside className={styles['pane']} aria-label={name}>
      <header className={styles['paneHead']}>
        <h2 title={name}>{name}</h2>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('app:common.close')}
          onClick={onClose}
        />
      </header>
      <dl className={styles['figures']}>
        {(
          [
            ['messages', messages],
            ['speakers', speakers],
            ['silent', silent],
          ] as const
        ).map(([key, value]) => (
          <div key={key}>
            <dt>{t(`chats:figure.${key}`)}</dt>
            <dd>{figure(value)}</dd>
          </div>
        ))}
      </dl>
      <DayBars
        label={t('chats:spark', { name, count: messages })}
        values={data.days}
        title={(index) => t('chats:dayTitle', { day: addDays(from, index), count: data.days[index] ?? 0 })}
        ends={[from, to]}
      />
      <div className={styles['acts']}>
        <Button size="small" icon={<CopyOutlined />} onClick={() => setDigest(true)}>
          {t('chats:digest.open')}
        </Button>
        {kept > 0 ? (
          <Button
            size="small"
            icon={<DeleteOutlined />}
            loading={forget.isPending}
            onClick={() =>
              forget.mutate({ groupId }, { onSuccess: () => offer(t('chats:forgotten', { count: kept })) })
            }
          >
            {t('chats:forget', { count: kept })}
          </Button>
        ) : null}
      </div>
      <Tabs
        size="small"
        className={styles['tabs'] ?? ''}
        items={[
          {
            key: 'silent',
            label: t('chats:tab.silent', { count: silent }),
            children: <Silent data={data} days={days} />,
          },
          { key: 'top', label: t('chats:tab.top'), children: <Top data={data} /> },
          {
            key: 'senders',
            label: unmatched > 0 ? t('chats:tab.sendersOpen', { count: unmatched }) : t('chats:tab.senders'),
            children: <SenderList groupId={groupId} accountId={accountId} />,
          },
        ]}
      />
      {digest ? (
        <DigestDialog groupId={groupId} accountId={accountId} last={data.lastAt} onClose={() => setDigest(false)} />
      ) : null}
    </aside>
  );
}

function Silent({ data, days }: { readonly data: GroupTalkDetail; readonly days: number }) {
  const { t } = useTranslation();
  const when = useWhen();
  const go = useNavigation((now) => now.go);
  const showWhere = useNavigation((now) => now.showMembersWhere);
  if (data.silentMembers.length === 0) return <p className={styles['none']}>{t('chats:silent.none')}</p>;
  return (
    <>
      <div className={styles['acts']}>
        <span className={styles['quiet']}>{t('chats:silent.intro', { days })}</span>
        <Button
          type="link"
          size="small"
          onClick={() =>
            showWhere([
              { is: 'choice', field: 'group', op: 'any', values: [data.groupId] },
              { is: 'ago', field: 'lastActive', op: 'before', days },
            ])
          }
        >
          {t('chats:silent.open')}
        </Button>
      </div>
      {data.unknownDays > 0 ? (
        <p className={styles['none']}>{t('chats:silent.unknown', { days, count: data.unknownDays })}</p>
      ) : null}
      <ul className={styles['people']}>
        {data.silentMembers.map(({ personId, name, lastAt }) => (
          <li key={personId}>
            <Button type="link" size="small" title={name} onClick={() => go('members', personId)}>
              {name}
            </Button>
            <span className={styles['quiet']}>
              {lastAt === null ? t('chats:silent.never') : t('chats:silent.last', { at: when.day(lastAt) })}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Top({ data }: { readonly data: GroupTalkDetail }) {
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  if (data.talkers.length === 0) return <p className={styles['none']}>{t('chats:top.none')}</p>;
  return (
    <ol className={styles['people']}>
      {data.talkers.map(({ senderId, personId, name, messages, days }) => (
        <li key={senderId}>
          {personId === null ? (
            <span className={styles['plain']} title={name}>
              {name}
            </span>
          ) : (
            <Button type="link" size="small" title={name} onClick={() => go('members', personId)}>
              {name}
            </Button>
          )}
          <span className={styles['quiet']}>{t('chats:top.said', { count: messages, days })}</span>
        </li>
      ))}
    </ol>
  );
}
