import { App, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { awardKinds, type Given } from '#shared/contract/points';
import { useData, useWrite } from '../../../api/hooks';
import { DayField } from '../../../components/DayField';
import { errorText } from '../../../components/errorText';
import { useUndo } from '../../../components/undo';
import { useToday } from '../../../pickers/ConditionEditor';
import styles from './points.module.css';
import { useNamed } from './useNamed';

interface GiveDialogProps {
  readonly accountId: number | null;
  /** Checks in, or gives points by a rule or by hand. */
  readonly what: 'checkin' | 'points';
  readonly onClose: () => void;
}

const MOST = 20_000;

/** Gives many members of a group points at once: a check-in of a day, an award, or an adjustment with its reason. */
export function GiveDialog({ accountId, what, onClose }: GiveDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { offer } = useUndo();
  const today = useToday();
  const { groupId, personIds, whole, fields } = useNamed(accountId);
  const [day, setDay] = useState<string | null>(null);
  const [ruleId, setRule] = useState<number | 'manual' | null>(null);
  const [times, setTimes] = useState(1);
  const [points, setPoints] = useState(10);
  const [note, setNote] = useState('');
  const rules = useData('pointRule.list', undefined).data?.filter(
    ({ kind, enabled }) => enabled && awardKinds.some((each) => each === kind),
  );
  const chosen = ruleId ?? rules?.[0]?.id ?? 'manual';
  const checkIn = useWrite('point.checkIn');
  const award = useWrite('point.award');
  const adjust = useWrite('point.adjust');
  const shared = { personIds: [...personIds], groupId, day: day ?? today };
  const failed = (error: Error): void => void message.error({ content: errorText(t, error), duration: 6 });
  const done = (given: Given): void => {
    const parts = [
      t('points:done.given', { count: given.people, points: given.points }),
      ...(given.bonuses > 0 ? [t('points:done.bonuses', { count: given.bonuses })] : []),
      ...(given.limited > 0
        ? [t(what === 'checkin' ? 'points:done.already' : 'points:done.limited', { count: given.limited })]
        : []),
    ];
    offer(parts.join(t('points:done.and')));
    onClose();
  };
  const give = (): void => {
    if (what === 'checkin') checkIn.mutate(shared, { onSuccess: done, onError: failed });
    else if (chosen !== 'manual')
      award.mutate({ ...shared, ruleId: chosen, times, note }, { onSuccess: done, onError: failed });
    else
      adjust.mutate(
        { personIds: shared.personIds, points, note },
        {
          onSuccess: ({ ids }) => done({ people: ids.length, points: points * ids.length, limited: 0, bonuses: 0 }),
          onError: failed,
        },
      );
  };
  const manual = what === 'points' && chosen === 'manual';
  const count = personIds.length;
  return (
    <Modal
      open
      width={560}
      title={t(`points:give.${what}`)}
      okText={t(`points:give.${what}Ok`, { count })}
      cancelText={t('app:common.cancel')}
      okButtonProps={{
        disabled: count === 0 || count > MOST || (manual && (note.trim() === '' || points === 0)),
        loading: checkIn.isPending || award.isPending || adjust.isPending,
      }}
      onCancel={onClose}
      onOk={give}
    >
      <div className={styles['two']}>
        {what === 'checkin' ? null : (
          <div className={styles['field']}>
            <span className={styles['label']}>{t('points:give.why')}</span>
            <Select<number | 'manual'>
              aria-label={t('points:give.why')}
              value={chosen}
              options={[
                ...(rules ?? []).map((rule) => ({
                  value: rule.id,
                  label: t('points:give.rule', { name: rule.name, points: rule.points }),
                })),
                { value: 'manual' as const, label: t('points:give.manual') },
              ]}
              onChange={setRule}
            />
          </div>
        )}
        {manual ? null : (
          <div className={styles['field']}>
            <span className={styles['label']}>{t('points:give.day')}</span>
            <DayField
              label={t('points:give.day')}
              value={day ?? today}
              allowClear={false}
              onChange={(value) => setDay(value)}
            />
          </div>
        )}
        {what === 'checkin' ? null : (
          <>
            <div className={styles['field']}>
              <span className={styles['label']}>{t(manual ? 'points:give.amount' : 'points:give.times')}</span>
              <InputNumber
                aria-label={t(manual ? 'points:give.amount' : 'points:give.times')}
                style={{ width: '100%' }}
                precision={0}
                value={manual ? points : times}
                {...(manual ? {} : { min: 1, max: 1000 })}
                onChange={(value) => (manual ? setPoints(value ?? 0) : setTimes(value ?? 1))}
              />
            </div>
            <div className={styles['field']}>
              <span className={styles['label']}>{t(manual ? 'points:give.reason' : 'points:give.note')}</span>
              <Input
                aria-label={t(manual ? 'points:give.reason' : 'points:give.note')}
                value={note}
                maxLength={500}
                onChange={(event) => setNote(event.target.value)}
              />
            </div>
          </>
        )}
      </div>
      {fields}
      {whole ? <p className={styles['quiet']}>{t('points:give.whole')}</p> : null}
    </Modal>
  );
}
