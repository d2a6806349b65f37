import { Alert, Button, Checkbox, Input, Modal } from 'antd';
import { useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '#shared/contract/conditions';
import { talkGaps, type TalkGap } from '#shared/contract/purges';
import { useData, useWrite } from '../../api/hooks';
import { useNavigation } from '../../components/navigation';
import { ConditionEditor, useToday } from '../../pickers/ConditionEditor';
import { GroupPicker } from '../../pickers/GroupPicker';
import styles from './purges.module.css';
import { usePurgesUi } from './purgesUi';

interface NewPurgeProps {
  readonly accountId: number | null;
  readonly onClose: () => void;
}

/** Asks for the rule of a new purge list and says at once how many it finds. */
export function NewPurge({ accountId, onClose }: NewPurgeProps) {
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const label = useId();
  const today = useToday();
  const start = useData('purge.start', undefined).data;
  const create = useWrite('purge.create');
  const [name, setName] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly Condition[] | null>(null);
  const [groups, setGroups] = useState<readonly number[] | null>(null);
  const [also, setAlso] = useState<readonly TalkGap[]>([]);
  const conditions = chosen ?? start?.presets[0]?.conditions ?? [];
  const title = name ?? t('purges:newName', { day: today.slice(5) });
  const rule = useDeferredValue({
    accountId,
    conditions: [...conditions],
    groupIds: [...(groups ?? [])],
    also: [...also],
  });
  const found = useData('purge.preview', rule, {
    enabled: rule.conditions.length > 0,
    placeholderData: (previous) => previous,
  }).data;
  const ready = conditions.length > 0 && title.trim() !== '' && found !== undefined && found.items > 0;
  return (
    <Modal
      open
      width={680}
      title={t('purges:new')}
      okText={found ? t('purges:make', { count: found.items }) : t('purges:makeNone')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: !ready, loading: create.isPending }}
      onCancel={onClose}
      onOk={() =>
        create.mutate(
          { ...rule, name: title, notice: start?.notice ?? '' },
          {
            onSuccess: ({ ids }) => {
              usePurgesUi.setState({ closed: false, tab: 'list' });
              go('purges', ids[0] ?? null);
              onClose();
            },
          },
        )
      }
    >
      <div className={styles['field']}>
        <label className={styles['label']} htmlFor={label}>
          {t('purges:name')}
        </label>
        <Input id={label} value={title} maxLength={60} onChange={(event) => setName(event.target.value)} />
      </div>
      <div className={styles['field']}>
        <span className={styles['label']}>{t('purges:rule')}</span>
        <div className={styles['row']}>
          {start?.presets.map((preset) => (
            <Button key={preset.code} size="small" onClick={() => setChosen(preset.conditions)}>
              {t(`purges:preset.${preset.code}`)}
            </Button>
          ))}
        </div>
        <ConditionEditor value={conditions} onChange={setChosen} accountId={accountId} />
      </div>
      <div className={styles['field']}>
        <div className={styles['row']}>
          <span className={styles['label']}>{t('purges:where')}</span>
          {groups === null ? (
            <>
              {t('purges:allGroups')}
              <Button size="small" onClick={() => setGroups([])}>
                {t('purges:chooseGroups')}
              </Button>
            </>
          ) : (
            <Button size="small" onClick={() => setGroups(null)}>
              {t('purges:allGroups')}
            </Button>
          )}
        </div>
        {groups === null ? null : <GroupPicker accountId={accountId} value={groups} onChange={setGroups} />}
      </div>
      {found && conditions.length > 0 ? (
        <div className={styles['gaps']} role="group" aria-label={t('purges:gap.title')}>
          {talkGaps
            .filter((gap) => found[gap].items > 0)
            .map((gap) => (
              <Checkbox
                key={gap}
                checked={also.includes(gap)}
                onChange={(event) =>
                  setAlso(event.target.checked ? [...also, gap] : also.filter((other) => other !== gap))
                }
              >
                {t(`purges:gap.${gap}`, { ...found[gap], days: found.part.days })}
                {t(also.includes(gap) ? 'purges:gap.listed' : 'purges:gap.left')}
              </Checkbox>
            ))}
        </div>
      ) : null}
      {found && found.items > 0 && found.unmatched > 0 ? (
        <Alert type="warning" showIcon title={t('purges:unmatched', { count: found.unmatched })} />
      ) : null}
      <p className={styles['found']} aria-live="polite">
        {found && conditions.length > 0
          ? t('purges:found', { people: found.people, groups: found.groups, items: found.items })
          : ''}{' '}
        <span className={styles['quiet']}>{t('purges:spared')}</span>
      </p>
    </Modal>
  );
}
