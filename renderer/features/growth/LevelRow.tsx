import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Level } from '#shared/contract/levels';
import { useWrite } from '../../api/hooks';
import { MoreOutlined } from '../../components/icons';
import { useUndo } from '../../components/undo';
import { conditionsText } from '../../pickers/conditionText';
import type { ConditionNames } from '../../pickers/useConditionNames';
import styles from './growth.module.css';
import { dragged, movedByKeys } from './order';

interface LevelRowProps {
  readonly level: Level;
  readonly depth: number;
  /** Its place among the levels of its parent, from 0. */
  readonly at: number;
  readonly last: boolean;
  /** The count of the level that most hold: the length of the bars goes by it. */
  readonly most: number;
  readonly names: ConditionNames;
  readonly onEdit: () => void;
  readonly onAddBelow: () => void;
  readonly onMove: (to: number) => void;
  /** Another level (by id) was dropped on this one. */
  readonly onDropped: (id: number) => void;
}

/** One level of the tree: code, gate, benefits, how many hold it; Alt with the arrows moves it, so does dragging. */
export function LevelRow(props: LevelRowProps) {
  const { level, depth, at, last, most, names, onEdit, onAddBelow, onMove, onDropped } = props;
  const { t } = useTranslation();
  const { offer } = useUndo();
  const remove = useWrite('level.delete');
  const save = useWrite('level.save');
  const { rank: _rank, count, ...fields } = level;
  return (
    <li className={styles['level']} data-off={!level.enabled} {...dragged('qundesk/level', level.id, onDropped)}>
      <button type="button" className={styles['levelText']} onClick={onEdit} onKeyDown={movedByKeys(at, last, onMove)}>
        <span className={styles['which']} style={{ paddingLeft: depth * 24 }}>
          <span className={styles['code']}>{level.code}</span>
          <span className={styles['levelName']}>{level.enabled ? level.name : `${level.name} ${t('growth:off')}`}</span>
        </span>
        <span className={styles['asks']} title={conditionsText(t, level.conditions, names)}>
          {conditionsText(t, level.conditions, names)}
        </span>
        <span className={styles['benefits']} title={level.benefits}>
          {level.benefits}
        </span>
      </button>
      <span className={styles['levelCount']}>
        <span className={styles['track']} aria-hidden>
          <span style={{ width: `${(count / most) * 100}%` }} />
        </span>
        <span className={styles['people']}>{t('growth:people', { count })}</span>
      </span>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'edit', label: t('app:common.edit') },
            { key: 'below', label: t('growth:addBranch') },
            { key: 'up', label: t('growth:up'), disabled: at === 0 },
            { key: 'down', label: t('growth:down'), disabled: last },
            { key: 'toggle', label: t(level.enabled ? 'growth:turnOff' : 'growth:turnOn') },
            { type: 'divider' },
            { key: 'delete', label: t('app:common.delete') },
          ],
          onClick: ({ key }) => {
            if (key === 'edit') onEdit();
            else if (key === 'below') onAddBelow();
            else if (key === 'up') onMove(at - 1);
            else if (key === 'down') onMove(at + 1);
            else if (key === 'toggle') save.mutate({ ...fields, enabled: !level.enabled });
            else
              remove.mutate(
                { id: level.id },
                { onSuccess: () => offer(t('operations:level.delete', { code: level.code })) },
              );
          },
        }}
      >
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined />}
          aria-label={t('growth:moreOf', { name: level.code })}
        />
      </Dropdown>
    </li>
  );
}
