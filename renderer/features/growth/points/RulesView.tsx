import { Button, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PointRule } from '#shared/contract/points';
import { useData, useWrite } from '../../../api/hooks';
import { figure } from '../../../components/figure';
import { useUndo } from '../../../components/undo';
import styles from './points.module.css';
import { RuleDialog } from './RuleDialog';

/** What earns how many points; each rule can be changed or switched off. */
export function RulesView() {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [editing, setEditing] = useState<PointRule | 'new' | null>(null);
  const rules = useData('pointRule.list', undefined).data;
  const save = useWrite('pointRule.save');
  const remove = useWrite('pointRule.remove');
  const toggle = ({ used: _used, ...rule }: PointRule, enabled: boolean): void => {
    // Who gets what is shown before the invitation rule gives anything.
    if (rule.kind === 'invite' && enabled) setEditing({ ...rule, used: _used, enabled: true });
    else save.mutate({ ...rule, enabled }, { onSuccess: () => offer(t('points:done.rule', { name: rule.name })) });
  };
  return (
    <div>
      <table className={styles['rules']}>
        <thead>
          <tr>
            <th scope="col">{t('points:rule.enabled')}</th>
            <th scope="col">{t('points:rule.name')}</th>
            <th scope="col">{t('points:rule.kind')}</th>
            <th scope="col" className={styles['figure']}>
              {t('points:rule.points')}
            </th>
            <th scope="col" className={styles['figure']}>
              {t('points:rule.dailyCap')}
            </th>
            <th scope="col">{t('points:rule.since')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {rules?.map((rule) => (
            <tr key={rule.id} data-off={!rule.enabled}>
              <td>
                <Switch
                  size="small"
                  aria-label={rule.name}
                  checked={rule.enabled}
                  onChange={(enabled) => toggle(rule, enabled)}
                />
              </td>
              <th scope="row">{rule.name}</th>
              <td>
                {rule.kind === 'streak'
                  ? t('points:everyDays', { count: rule.streakDays ?? 0 })
                  : t(`points:kind.${rule.kind}`)}
              </td>
              <td className={styles['figure']}>{figure(rule.points)}</td>
              <td className={styles['figure']}>{rule.dailyCap === null ? t('points:noCap') : figure(rule.dailyCap)}</td>
              <td>{rule.since ?? ''}</td>
              <td className={styles['figure']}>
                <Button
                  type="text"
                  size="small"
                  aria-label={t('points:rule.editNamed', { name: rule.name })}
                  onClick={() => setEditing(rule)}
                >
                  {t('app:common.edit')}
                </Button>
                {rule.used ? null : (
                  <Button
                    type="text"
                    size="small"
                    aria-label={t('points:rule.deleteNamed', { name: rule.name })}
                    onClick={() =>
                      remove.mutate(
                        { id: rule.id },
                        { onSuccess: () => offer(t('points:done.ruleRemoved', { name: rule.name })) },
                      )
                    }
                  >
                    {t('app:common.delete')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button className={styles['more'] ?? ''} onClick={() => setEditing('new')}>
        {t('points:rule.new')}
      </Button>
      {editing === null ? null : (
        <RuleDialog rule={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </div>
  );
}
