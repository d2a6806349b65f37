import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GroupDetail } from '#shared/contract/groups';
import type { Stage } from '#shared/contract/stages';
import { localDay } from '#shared/domain/time';
import { useData, useWrite } from '../../api/hooks';
import { Card } from './Card';
import styles from './GroupPage.module.css';

/** How many changes of stage are told. */
const HISTORY = 4;

/** The six stages as steps, and the checklist of the one the group is in, area by area. */
export function StageCard({ group }: { readonly group: GroupDetail }) {
  const { t } = useTranslation();
  const stages = useData('stage.list', undefined).data ?? [];
  const zone = useData('setting.all', undefined).data?.zone;
  const enter = useWrite('group.setStage');
  const at = stages.findIndex((stage) => stage.id === group.stageId);
  const stage = stages[at];
  const entered = (id: number): string => {
    const event = group.stageEvents.findLast((one) => one.stageId === id);
    return event ? t('groups:stage.since', { date: localDay(event.at, zone) }) : '';
  };
  return (
    <Card
      title={t('groups:stage.title')}
      hint={group.stageSince ? t('groups:stage.since', { date: group.stageSince }) : t('groups:stage.none')}
    >
      <ol className={styles['steps']}>
        {stages.map(({ id, name }, index) => (
          <li key={id}>
            <button
              type="button"
              className={styles['step']}
              data-past={index < at}
              aria-current={index === at ? 'step' : undefined}
              title={index === at ? entered(id) : entered(id) || t('groups:stage.enter', { name })}
              onClick={() => {
                if (index !== at) enter.mutate({ ids: [group.id], stageId: id });
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ol>
      {group.stageEvents.length > 1 ? (
        <p className={styles['history']}>
          {group.stageEvents
            .slice(-HISTORY)
            .map((event) => `${stages.find((one) => one.id === event.stageId)?.name ?? ''} ${localDay(event.at, zone)}`)
            .join(' → ')}
        </p>
      ) : null}
      {stage ? <Checklist group={group} stage={stage} /> : null}
    </Card>
  );
}

function Checklist({ group, stage }: { readonly group: GroupDetail; readonly stage: Stage }) {
  const { t } = useTranslation();
  const zone = useData('setting.all', undefined).data?.zone;
  const tick = useWrite('group.tickCheck');
  const doneAt = new Map(group.checks.map((check) => [check.checkId, check.doneAt]));
  const done = stage.checks.filter((check) => doneAt.has(check.id)).length;
  const leads = stage.checks.find((check) => !doneAt.has(check.id))?.area ?? '';
  const areas = Array.from(new Set(stage.checks.map((check) => check.area)));
  return (
    <>
      <p className={styles['truth']}>
        {stage.truth} {t('groups:stage.progress', { done, count: stage.checks.length })}
        {leads === '' ? null : ` · ${t('groups:stage.lead', { area: leads })}`}
      </p>
      {areas.map((area) => (
        <div key={area}>
          <div className={styles['area']}>{area}</div>
          <ul className={styles['checks']}>
            {stage.checks
              .filter((check) => check.area === area)
              .map((check) => {
                const at = doneAt.get(check.id);
                return (
                  <li key={check.id} title={at === undefined ? undefined : localDay(at, zone)}>
                    <Checkbox
                      checked={at !== undefined}
                      onChange={(event) => tick.mutate({ id: group.id, checkId: check.id, done: event.target.checked })}
                    >
                      {check.text}
                    </Checkbox>
                  </li>
                );
              })}
          </ul>
        </div>
      ))}
    </>
  );
}
