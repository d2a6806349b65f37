import { Button, Select, Skeleton } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { eventKinds, type EventKind, type MemberEvent } from '#shared/contract/memberPage';
import { useData } from '../../../api/hooks';
import { signed } from '../../../components/figure';
import { useMoney } from '../../../components/money';
import { useNavigation } from '../../../components/navigation';
import { reasonText } from '../../../pickers/reasonText';
import styles from './person.module.css';

const STEP = 100;

/** What happened to a member, the newest first: groups, names, talk, points, breaches, orders, levels, campaigns, purges. */
export function Timeline({ id, accountId }: { readonly id: number; readonly accountId: number | null }) {
  const { t } = useTranslation();
  const [kinds, setKinds] = useState<EventKind[]>([]);
  const [limit, setLimit] = useState(STEP);
  const { data } = useData(
    'member.timeline',
    { id, accountId, limit, ...(kinds.length === 0 ? {} : { kinds }) },
    { placeholderData: (previous) => previous },
  );
  const left = data ? data.total - data.events.length : 0;
  return (
    <>
      <Select<EventKind[]>
        mode="multiple"
        className={styles['wide'] ?? ''}
        maxTagCount="responsive"
        aria-label={t('person:timeline.kinds')}
        placeholder={t('person:timeline.all')}
        value={kinds}
        options={eventKinds.map((value) => ({ value, label: t(`person:timeline.kind.${value}`) }))}
        optionFilterProp="label"
        onChange={(value) => {
          setKinds(value);
          setLimit(STEP);
        }}
      />
      {data ? <Events events={data.events} /> : <Skeleton active paragraph={{ rows: 5 }} />}
      {left > 0 ? (
        <Button className={styles['more'] ?? ''} onClick={() => setLimit(limit + STEP)}>
          {t('person:more', { count: Math.min(STEP, left), left })}
        </Button>
      ) : null}
    </>
  );
}

function Events({ events }: { readonly events: readonly MemberEvent[] }) {
  const { t } = useTranslation();
  const money = useMoney();
  const go = useNavigation((now) => now.go);
  if (events.length === 0) return <p className={styles['none']}>{t('person:timeline.none')}</p>;
  return (
    <ol className={styles['events']}>
      {events.map((event, at) => (
        // Two of a kind on one day have nothing else to tell them apart; the list is only ever read anew.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={`${event.day}-${event.kind}-${at}`} className={styles['event']}>
          <time dateTime={event.day} className={styles['day']}>
            {events[at - 1]?.day === event.day ? '' : event.day}
          </time>
          <span className={styles['what']}>
            {said(t, event, money)}
            {event.other ? (
              <>
                {' '}
                {t('members:page.inviter')}{' '}
                <Button type="link" className={styles['link'] ?? ''} onClick={() => go('members', event.other?.id)}>
                  {event.other.nickname}
                </Button>
              </>
            ) : null}
          </span>
          {event.groupName === null ? null : (
            <span className={styles['where']} title={event.groupName}>
              {event.groupName}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** One event in words. */
function said(t: TFunction, event: MemberEvent, money: (fen: number) => string): string {
  const { kind, text, how, amount } = event;
  switch (kind) {
    case 'friend':
      return t(how === '' ? 'person:event.friend' : 'person:event.friendFrom', { name: text, channel: how });
    case 'join':
      return t('person:event.join', { how: t(`person:joinHow.${how}`) });
    case 'leave':
      return t('person:event.leave', { how: t(`members:left.${how || 'unknown'}`) });
    case 'rename':
      return t('person:event.rename', { name: text });
    case 'firstSpoke':
    case 'lastSpoke':
      return t(`person:event.${kind}`, { count: amount ?? 0 });
    case 'points':
      return t('person:event.points', {
        points: signed(amount ?? 0),
        what: how === 'invite_lost' ? t('person:pointKind.invite_lost') : text || t(`person:pointKind.${how}`),
      });
    case 'violation':
      return t('person:event.violation', {
        rule: text || t('person:violation.noRule'),
        action: t(`person:action.${how}`),
      });
    case 'purchase':
      return t('person:event.purchase', { what: text || t('person:order.noName'), money: money(amount ?? 0) });
    case 'level':
    case 'layer':
    case 'valueLayer':
      return changed(t, event);
    case 'reward':
      return t('person:event.reward', { name: how, count: amount ?? 0, reward: text });
    case 'purge':
      return t('person:event.purge', { name: text, status: t(`person:purgeStatus.${how}`) });
    case 'campaign':
      return t('person:event.campaign', { name: text });
    case 'created':
      return t('person:event.created');
  }
}

/** A change of layer or level: from what to what, by whom and why. */
function changed(t: TFunction, { kind, text, was, how, reason, sheet }: MemberEvent): string {
  const name = (value: string): string =>
    value === '' ? t('person:event.none') : kind === 'level' ? value : t(`conditions:layer.${value}`);
  if (how === '') return t('person:event.level', { level: name(text) });
  return t('person:event.changed', {
    what: t(`person:timeline.kind.${kind}`),
    from: name(was),
    to: name(text),
    why:
      reason && how === 'rule'
        ? reasonText(t, reason)
        : sheet === ''
          ? t(`person:event.by.${how}`)
          : t('person:event.bySheet', { sheet }),
  });
}
