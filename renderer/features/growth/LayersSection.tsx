import { Button, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { axes, type Axis, type LayerRule } from '#shared/contract/layers';
import { useData, useWrite } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { errorText } from '../../components/errorText';
import { PlusOutlined } from '../../components/icons';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { useConditionNames } from '../../pickers/useConditionNames';
import styles from './growth.module.css';
import { LastApplied } from './LastApplied';
import { LayerChanges } from './LayerChanges';
import { ShareBar } from './LayerChip';
import { RuleDrawer, type RuleDraft } from './RuleDrawer';
import { RuleRow } from './RuleRow';

const blank = (axis: Axis): RuleDraft => ({
  axis,
  layer: axis === 'activity' ? 'active' : 'high',
  name: '',
  conditions: [],
  enabled: true,
});

/** Layers: how the members part, the rules of both axes, and a look at who would change. */
export function LayersSection() {
  const { t } = useTranslation();
  const accountId = useNavigation((now) => now.accountId);
  const { data: rules, error } = useData('layer.rules', undefined);
  const shares = useData('layer.shares', { accountId }, { placeholderData: (previous) => previous }).data;
  const last = useData('layer.lastApplied', undefined).data;
  const move = useWrite('layer.moveRule');
  const [editing, setEditing] = useState<RuleDraft | null>(null);
  const [looking, setLooking] = useState(false);
  const asked = useMemo(() => (rules ?? []).flatMap(({ conditions }) => conditions), [rules]);
  const names = useConditionNames(null, asked);

  useKeys(t('growth:tabs.layers'), [{ keys: 'p', label: t('growth:look'), run: () => setLooking(true) }]);

  if (error) return <EmptyState title={t('growth:failed')} text={errorText(t, error)} />;
  if (!rules) return <Skeleton active />;
  const of = (axis: Axis): readonly LayerRule[] => rules.filter((rule) => rule.axis === axis);
  return (
    <>
      <div className={styles['tools']}>
        <LastApplied last={last} />
        <span className={styles['grow']} />
        <Button type="primary" onClick={() => setLooking(true)}>
          {t('growth:look')}
        </Button>
      </div>
      <div className={styles['axes']}>
        {axes.map((axis) => (
          <section key={axis} className={styles['axis']} aria-label={t(`growth:axis.${axis}`)}>
            <h2>{t(`growth:axis.${axis}`)}</h2>
            <p className={styles['quiet']}>{t(`growth:axisText.${axis}`)}</p>
            <ShareBar label={t(`growth:axis.${axis}`)} shares={shares?.[axis] ?? []} />
            <ol className={styles['rules']}>
              {of(axis).map((rule, at) => (
                <RuleRow
                  key={rule.id}
                  rule={rule}
                  at={at}
                  last={at === of(axis).length - 1}
                  names={names}
                  onEdit={() => setEditing(rule)}
                  onMove={(to) => move.mutate({ id: rule.id, at: to })}
                  onDropped={(id) => move.mutate({ id, at })}
                />
              ))}
            </ol>
            <Button type="text" icon={<PlusOutlined />} onClick={() => setEditing(blank(axis))}>
              {t('growth:addRule')}
            </Button>
          </section>
        ))}
      </div>
      {editing ? <RuleDrawer rule={editing} onClose={() => setEditing(null)} /> : null}
      {looking ? <LayerChanges accountId={accountId} onClose={() => setLooking(false)} /> : null}
    </>
  );
}
