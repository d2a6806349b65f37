import { Button, Dropdown, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LayerRule } from '#shared/contract/layers';
import { useWrite } from '../../api/hooks';
import { figure } from '../../components/figure';
import { MoreOutlined } from '../../components/icons';
import { useUndo } from '../../components/undo';
import { conditionsText } from '../../pickers/conditionText';
import type { ConditionNames } from '../../pickers/useConditionNames';
import styles from './growth.module.css';
import { LayerChip } from './LayerChip';
import { dragged, movedByKeys } from './order';

interface RuleRowProps {
  readonly rule: LayerRule;
  /** Its place among the rules of its axis, from 0. */
  readonly at: number;
  readonly last: boolean;
  readonly names: ConditionNames;
  readonly onEdit: () => void;
  readonly onMove: (to: number) => void;
  /** Another rule (by id) was dropped on this one. */
  readonly onDropped: (id: number) => void;
}

/** One rule: which layer, by what; Alt with the arrows moves it, so does dragging. */
export function RuleRow({ rule, at, last, names, onEdit, onMove, onDropped }: RuleRowProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const save = useWrite('layer.saveRule');
  const remove = useWrite('layer.deleteRule');
  const { sort: _sort, ...fields } = rule;
  const name = rule.name === '' ? t(`conditions:layer.${rule.layer}`) : rule.name;
  const drop = (): void =>
    remove.mutate({ id: rule.id }, { onSuccess: () => offer(t('operations:layer.deleteRule', { name })) });
  return (
    <li
      className={styles['rule']}
      data-off={!rule.enabled}
      // Rules stay on their own axis: only those of the same kind can be dropped here.
      {...dragged(`rule/${rule.axis}`, rule.id, onDropped)}
    >
      <span className={styles['place']}>{figure(at + 1)}</span>
      <button type="button" className={styles['ruleText']} onClick={onEdit} onKeyDown={movedByKeys(at, last, onMove)}>
        <span className={styles['ruleHead']}>
          <LayerChip layer={rule.layer} />
          <span className={styles['ruleName']}>{rule.name}</span>
        </span>
        <span className={styles['asks']}>{conditionsText(t, rule.conditions, names)}</span>
      </button>
      <Switch
        size="small"
        checked={rule.enabled}
        aria-label={t('growth:enabledOf', { name })}
        onChange={(enabled) => save.mutate({ ...fields, enabled })}
      />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'edit', label: t('app:common.edit') },
            { key: 'up', label: t('growth:up'), disabled: at === 0 },
            { key: 'down', label: t('growth:down'), disabled: last },
            { type: 'divider' },
            { key: 'delete', label: t('app:common.delete') },
          ],
          onClick: ({ key }) => {
            if (key === 'edit') onEdit();
            else if (key === 'up') onMove(at - 1);
            else if (key === 'down') onMove(at + 1);
            else drop();
          },
        }}
      >
        <Button type="text" size="small" icon={<MoreOutlined />} aria-label={t('growth:moreOf', { name })} />
      </Dropdown>
    </li>
  );
}
