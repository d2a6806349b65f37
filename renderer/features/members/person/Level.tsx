import { Button, Dropdown } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Level as LevelRow, LevelGoal } from '#shared/contract/levels';
import type { Standing } from '#shared/contract/memberPage';
import { useData, useWrite } from '../../../api/hooks';
import { CheckOutlined, CloseOutlined } from '../../../components/icons';
import { conditionText } from '../../../pickers/conditionText';
import { useConditionNames } from '../../../pickers/useConditionNames';
import members from '../members.module.css';
import { useDay } from '../useDay';
import { byHand } from './byHand';
import { Part } from './Part';
import styles from './person.module.css';

const NONE = 'none';

interface LevelProps {
  readonly id: number;
  readonly accountId: number | null;
  readonly standing: Standing;
}

/** The level a member holds, and what the next one needs: each condition, and what the member has of it. */
export function Level({ id, accountId, standing }: LevelProps) {
  const { t } = useTranslation();
  const day = useDay();
  const goals = useData('level.standing', { id, accountId }).data?.goals;
  const levels = useData('level.list', { accountId }).data ?? [];
  const set = useWrite('member.setLevel');
  const { level, levelSince, levelManual } = standing;
  const more = [
    levelSince === null ? '' : t('person:level.since', { day: day(levelSince) }),
    levelManual ? byHand(t, standing.imported.level) : '',
  ].filter((text) => text !== '');
  return (
    <Part
      title={t('person:level.title')}
      extra={
        <Dropdown
          trigger={['click']}
          menu={{
            className: styles['menu'] ?? '',
            items: [
              ...levels.map((one) => ({
                key: String(one.id),
                label: [one.code, one.name].filter((text) => text !== '').join(' '),
              })),
              ...(level === null ? [] : [{ type: 'divider' as const }, { key: NONE, label: t('person:level.byGate') }]),
            ],
            onClick: ({ key }) =>
              set.mutate({ ids: [id], jobId: crypto.randomUUID(), levelId: key === NONE ? null : Number(key) }),
          }}
        >
          <Button size="small">{t('person:level.set')}</Button>
        </Dropdown>
      }
    >
      <p className={styles['line']}>
        {level === null ? (
          <span className={members['quiet']}>{t('person:level.none')}</span>
        ) : (
          <>
            <strong>{level.code}</strong> {level.name} <span className={members['quiet']}>{more.join(' · ')}</span>
          </>
        )}
      </p>
      {(goals ?? []).map((goal) => {
        const next = levels.find((one) => one.id === goal.levelId);
        return next ? <Goal key={next.id} level={next} goal={goal} /> : null;
      })}
      {goals?.length === 0 && level !== null ? <p className={styles['none']}>{t('person:level.top')}</p> : null}
    </Part>
  );
}

function Goal({ level, goal }: { readonly level: LevelRow; readonly goal: LevelGoal }) {
  const { t } = useTranslation();
  const names = useConditionNames(
    null,
    useMemo(() => goal.gate.map(({ condition }) => condition), [goal]),
  );
  const missing = goal.gate.filter(({ met }) => !met).length;
  const far = missing === 0 ? t('person:level.ready') : t('person:level.missing', { count: missing });
  return (
    <div className={styles['gate']}>
      <h3 className={styles['gateHead']}>
        {t('person:level.next', { level: [level.code, level.name].filter((text) => text !== '').join(' ') })}
        <span className={members['quiet']}>{goal.gate.length === 0 ? t('person:level.noGate') : far}</span>
      </h3>
      <ul className={styles['gates']}>
        {goal.gate.map(({ condition, met, fact }, at) => (
          // A gate is a list of conditions in the operator's order, which may hold the same one twice.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={at} className={styles['condition']}>
            {met ? (
              <CheckOutlined className={styles['good'] ?? ''} aria-label={t('person:level.holds')} />
            ) : (
              <CloseOutlined className={styles['bad'] ?? ''} aria-label={t('person:level.lacks')} />
            )}
            <span className={styles['what']}>{conditionText(t, condition, names)}</span>
            {fact === null ? null : (
              <span className={members['quiet']}>
                {fact.value === null && met && condition.is === 'ago'
                  ? t('person:level.unknown')
                  : t('person:level.have', { have: fact.value ?? t('person:head.never') })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {level.benefits === '' ? null : (
        <p className={styles['benefits']}>{t('person:level.benefits', { text: level.benefits })}</p>
      )}
    </div>
  );
}
