import { Button, Dropdown, Input, InputNumber, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointEntry } from '#shared/contract/points';
import { localDay } from '#shared/domain/time';
import { useData, useWrite } from '../../../api/hooks';
import { signed } from '../../../components/figure';
import { MoreOutlined } from '../../../components/icons';
import { useUndo } from '../../../components/undo';
import { Part } from './Part';
import styles from './person.module.css';

interface PointLedgerProps {
  readonly id: number;
  readonly accountId: number | null;
}

const PAGE = 100;

/** A member's points: the ledger with its balance, check-in, awards by rule, a change by hand with its reason. */
export function PointLedger({ id, accountId }: PointLedgerProps) {
  const { t } = useTranslation();
  const [pages, setPages] = useState(1);
  const first = useData('point.ofMember', { accountId, personId: id, from: 0, limit: PAGE }).data;
  if (!first) return <Skeleton active paragraph={{ rows: 5 }} />;
  const left = first.total - pages * PAGE;
  return (
    <Part title={t('person:point.balance', { points: first.balance, count: first.streak })}>
      <GiveForm id={id} />
      {first.total === 0 ? <p className={styles['none']}>{t('person:point.none')}</p> : null}
      <ul className={styles['orders']}>
        {Array.from({ length: Math.min(pages, Math.ceil(first.total / PAGE)) }, (_, page) => (
          <LedgerPage key={page} id={id} accountId={accountId} from={page * PAGE} />
        ))}
      </ul>
      {left > 0 ? (
        <Button className={styles['more'] ?? ''} onClick={() => setPages(pages + 1)}>
          {t('person:more', { count: Math.min(PAGE, left), left })}
        </Button>
      ) : null}
    </Part>
  );
}

function LedgerPage({ id, accountId, from }: PointLedgerProps & { readonly from: number }) {
  const rows = useData('point.ofMember', { accountId, personId: id, from, limit: PAGE }).data?.rows ?? [];
  return rows.map((entry) => <Entry key={entry.id} entry={entry} />);
}

function Entry({ entry }: { readonly entry: PointEntry }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const counter = useWrite('point.counter');
  const countered = entry.counteredId !== null;
  const what = [
    t(`person:pointKind.${entry.kind}`),
    entry.ruleName,
    entry.rewardName,
    entry.invited,
    entry.note,
  ].filter((text, at, all) => text !== '' && all.indexOf(text) === at);
  return (
    <li className={styles['order']}>
      <time dateTime={entry.day} className={styles['day']}>
        {entry.day}
      </time>
      <span className={[styles['what'], countered ? styles['struck'] : ''].join(' ')}>
        {what.join(' · ')}
        {entry.groupName === '' ? null : <span className={styles['where']}> · {entry.groupName}</span>}
      </span>
      <span className={styles['amount']}>{signed(entry.points)}</span>
      {countered || entry.countersId !== null ? (
        <span className={styles['noMenu']} />
      ) : (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [{ key: 'counter', label: t('person:point.counter') }],
            onClick: () =>
              counter.mutate({ id: entry.id, note: '' }, { onSuccess: () => offer(t('person:point.countered')) }),
          }}
        >
          <Button
            type="text"
            size="small"
            icon={<MoreOutlined />}
            title={t('app:common.more')}
            aria-label={`${t('app:common.more')} ${what.join(' ')}`}
          />
        </Dropdown>
      )}
    </li>
  );
}

/** One line to give points: by a rule (its points and cap), or so many for a reason. */
function GiveForm({ id }: { readonly id: number }) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const rules = useData('pointRule.list', undefined).data ?? [];
  const zone = useData('setting.all', undefined).data?.zone;
  const [ruleId, setRule] = useState<number | null>(null);
  const [points, setPoints] = useState<number | null>(null);
  const [note, setNote] = useState('');
  const [giving, setGiving] = useState(false);
  const rule = rules.find((one) => one.id === ruleId);
  const offered = rules.filter(
    ({ enabled, kind }) => enabled && (kind === 'checkin' || kind === 'comment' || kind === 'task' || kind === 'other'),
  );
  const ready = rule !== undefined || (points !== null && points !== 0 && note.trim() !== '');
  const adjust = useWrite('point.adjust');
  const checkIn = useWrite('point.checkIn');
  const award = useWrite('point.award');

  const give = async (): Promise<void> => {
    const day = localDay(Date.now(), zone);
    const personIds = [id];
    if (!rule) {
      await adjust.mutateAsync({ personIds, points: points ?? 0, note: note.trim() });
      offer(t('person:point.given', { points: points ?? 0 }));
    } else {
      const given =
        rule.kind === 'checkin'
          ? await checkIn.mutateAsync({ day, groupId: null, personIds })
          : await award.mutateAsync({ ruleId: rule.id, personIds, groupId: null, day, times: 1, note: note.trim() });
      offer(given.points === 0 ? t('person:point.nothing') : t('person:point.given', { points: given.points }));
    }
    setPoints(null);
    setNote('');
  };
  return (
    <form
      className={styles['giveForm']}
      aria-label={t('person:point.give')}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || giving) return;
        setGiving(true);
        // A failure is said by the message of the write; what was typed stays.
        void give()
          .catch(() => undefined)
          .finally(() => setGiving(false));
      }}
    >
      <Select<number | null>
        aria-label={t('person:point.rule')}
        value={ruleId}
        options={[
          { value: null, label: t('person:point.byHand') },
          ...offered.map((one) => ({
            value: one.id,
            label: t('person:point.option', { name: one.name, points: one.points }),
          })),
        ]}
        onChange={setRule}
      />
      {rule ? null : (
        <InputNumber
          precision={0}
          min={-1_000_000}
          max={1_000_000}
          value={points}
          aria-label={t('person:point.points')}
          placeholder={t('person:point.points')}
          onChange={setPoints}
        />
      )}
      <Input
        value={note}
        maxLength={500}
        aria-label={t('person:point.why')}
        placeholder={t('person:point.why')}
        disabled={rule?.kind === 'checkin'}
        onChange={(event) => setNote(event.target.value)}
      />
      <Button htmlType="submit" disabled={!ready} loading={giving}>
        {t('person:point.give')}
      </Button>
    </form>
  );
}
