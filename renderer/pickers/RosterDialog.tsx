import { Alert, Button, Checkbox, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leftHows } from '#shared/contract/members';
import { localDay } from '#shared/domain/time';
import { DayField } from '../components/DayField';
import { StepDialog } from '../components/StepDialog';
import steps from '../components/StepDialog.module.css';
import { useUndo } from '../components/undo';
import { GroupSelect } from './GroupSelect';
import styles from './RosterDialog.module.css';
import { RosterLists } from './RosterLists';
import { SheetSource } from './SheetSource';
import { useRoster } from './useRoster';

interface RosterDialogProps {
  /** The group that the roster is of; null = it is asked for. */
  readonly groupId: number | null;
  readonly onClose: () => void;
}

/** Null = as the comparison suggests. */
const untouched: Readonly<{ joined: boolean; left: boolean | null; renamed: boolean }> = {
  joined: true,
  left: null,
  renamed: true,
};
const kinds = ['joined', 'left', 'renamed'] as const;

/** Compares a roster of a group with who is registered, or with an older roster: who joined, who left, who goes by another name. */
export function RosterDialog({ groupId: given, onClose }: RosterDialogProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const course = useRoster();
  const [groupId, setGroupId] = useState(given);
  const [against, setAgainst] = useState<'stored' | 'older'>('stored');
  const [ticked, tick] = useState(untouched);
  const [today] = useState(() => localDay(Date.now()));
  // Undefined = today, but of a group's first roster nobody knows when they joined.
  const [givenDay, setJoinedDay] = useState<string | null>();
  const [leftDay, setLeftDay] = useState(today);
  const [leftHow, setLeftHow] = useState<(typeof leftHows)[number]>('unknown');
  const { found, same, decisions, busy, error, older } = course;
  const reviews = (found?.elsewhere ?? []).filter(({ line }) => !same.has(line));
  const skipped = decisions.filter(
    ({ line, action }) => action === 'skip' && reviews.some((review) => review.line === line),
  ).length;
  const counts = found && {
    joined: found.joined.length - same.size - skipped,
    left: found.left.length - same.size,
    renamed: found.renamed.length + same.size,
  };
  // So many leavings are rather a roster that is a part: nobody leaves unless the operator says so.
  const joinedDay = givenDay === undefined ? (found && found.before > 0 ? today : null) : givenDay;
  const take = { ...ticked, left: ticked.left ?? found?.tooMany === null };
  const written = kinds.filter((kind) => take[kind] && counts !== null && counts[kind] > 0);

  const apply = async (): Promise<void> => {
    if (groupId === null) return;
    const done = await course.apply({ groupId, take, joinedDay, leftDay, leftHow });
    if (!done) return;
    if (done.operationId !== null) offer(t('members:roster.applied', { ...done }));
    onClose();
  };
  const needsOlder = against === 'older' && older === null;
  return (
    <StepDialog
      title={t('members:roster.title')}
      width={860}
      error={error}
      onBack={
        found
          ? () => {
              tick(untouched);
              course.again();
            }
          : null
      }
      closeText={t('app:common.close')}
      next={
        older === null ? (
          <Button type="primary" loading={busy} disabled={written.length === 0} onClick={() => void apply()}>
            {written.length === 0
              ? t('members:roster.apply')
              : t('members:roster.applyCount', {
                  list: written
                    .map((kind) => t(`members:roster.${kind}`, { count: counts?.[kind] ?? 0 }))
                    .join(t('members:roster.and')),
                })}
          </Button>
        ) : null
      }
      onClose={onClose}
    >
      {found && counts ? (
        <>
          <RosterLists
            found={found}
            same={same}
            counts={counts}
            onSame={(now) => course.change({ same: now })}
            reviews={reviews}
            decisions={decisions}
            onDecide={(now) => course.change({ decisions: now })}
          />
          {found.tooMany === null ? null : (
            <Alert
              type="warning"
              showIcon
              title={t('members:roster.tooMany', {
                rows: found.rows,
                before: found.before,
                left: found.left.length,
                share: Math.round((found.left.length * 100) / found.before),
                limit: found.tooMany,
              })}
            />
          )}
          {older === null ? (
            <div className={styles['row']}>
              <span>{t('members:roster.take')}</span>
              {kinds.map((kind) => (
                <Checkbox
                  key={kind}
                  checked={take[kind] && counts[kind] > 0}
                  disabled={counts[kind] === 0}
                  onChange={(event) => tick({ ...ticked, [kind]: event.target.checked })}
                >
                  {t(`members:roster.${kind}`, { count: counts[kind] })}
                </Checkbox>
              ))}
            </div>
          ) : null}
          {older === null ? (
            <div className={styles['row']}>
              <span className={steps['quiet']}>{t('members:roster.joinedDay')}</span>
              <DayField
                label={t('members:roster.joinedDay')}
                placeholder={t('members:roster.unknownDay')}
                value={joinedDay}
                disabled={!take.joined || counts.joined === 0}
                onChange={(day) => setJoinedDay(day || null)}
              />
              <span className={steps['quiet']}>{t('members:roster.leftDay')}</span>
              <DayField
                label={t('members:roster.leftDay')}
                value={leftDay}
                allowClear={false}
                disabled={!take.left || counts.left === 0}
                onChange={setLeftDay}
              />
              <Select<(typeof leftHows)[number]>
                aria-label={t('members:roster.leftHow')}
                value={leftHow}
                disabled={!take.left || counts.left === 0}
                options={leftHows.map((how) => ({ value: how, label: t(`members:left.${how}`) }))}
                onChange={setLeftHow}
              />
            </div>
          ) : null}
        </>
      ) : (
        <>
          <div className={styles['row']}>
            <div className={styles['group']}>
              <GroupSelect
                label={t('members:roster.group')}
                placeholder={t('members:roster.group')}
                accountId={null}
                value={groupId}
                onChange={setGroupId}
              />
            </div>
            <Segmented<'stored' | 'older'>
              aria-label={t('members:roster.against')}
              value={against}
              options={(['stored', 'older'] as const).map((value) => ({
                value,
                label: t(`members:roster.${value}`),
              }))}
              onChange={(value) => {
                setAgainst(value);
                course.change({ older: null });
              }}
            />
          </div>
          <div>{t(needsOlder ? 'members:roster.giveOlder' : 'members:roster.giveNow')}</div>
          {groupId === null ? (
            <div className={styles['middle']}>{t('members:roster.needsGroup')}</div>
          ) : (
            <SheetSource
              key={needsOlder ? 'older' : 'now'}
              busy={busy}
              onSource={(source) =>
                needsOlder ? course.change({ older: source }) : void course.compare(groupId, source)
              }
            />
          )}
        </>
      )}
    </StepDialog>
  );
}
