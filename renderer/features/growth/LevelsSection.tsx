import { Button, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inTree, levelsBelow } from '#shared/domain/levels';
import { useData, useWrite } from '../../api/hooks';
import { EmptyState } from '../../components/EmptyState';
import { errorText } from '../../components/errorText';
import { PlusOutlined } from '../../components/icons';
import { useKeys } from '../../components/keys';
import { useNavigation } from '../../components/navigation';
import { useConditionNames } from '../../pickers/useConditionNames';
import styles from './growth.module.css';
import { LastApplied } from './LastApplied';
import { LevelChanges } from './LevelChanges';
import { LevelDrawer, type LevelDraft } from './LevelDrawer';
import { LevelRow } from './LevelRow';

const blank = (parentId: number | null): LevelDraft => ({
  code: '',
  name: '',
  parentId,
  conditions: [],
  benefits: '',
  enabled: true,
});

/** Levels: the tree with its gates, benefits and counts, and a look at who would change. */
export function LevelsSection() {
  const { t } = useTranslation();
  const accountId = useNavigation((now) => now.accountId);
  const { data: levels, error } = useData('level.list', { accountId }, { placeholderData: (previous) => previous });
  const last = useData('level.lastApplied', undefined).data;
  const move = useWrite('level.move');
  const [editing, setEditing] = useState<LevelDraft | null>(null);
  const [looking, setLooking] = useState(false);
  const asked = useMemo(() => (levels ?? []).flatMap(({ conditions }) => conditions), [levels]);
  const names = useConditionNames(null, asked);

  useKeys(t('growth:tabs.levels'), [
    { keys: 'p', label: t('growth:look'), run: () => setLooking(true) },
    { keys: 'n', label: t('growth:addLevel'), run: () => setEditing(blank(null)) },
  ]);

  if (error) return <EmptyState title={t('growth:failed')} text={errorText(t, error)} />;
  if (!levels) return <Skeleton active />;
  const most = Math.max(1, ...levels.map(({ count }) => count));
  return (
    <>
      <div className={styles['tools']}>
        <LastApplied last={last} />
        <span className={styles['grow']} />
        <Button icon={<PlusOutlined />} onClick={() => setEditing(blank(null))}>
          {t('growth:addLevel')}
        </Button>
        <Button type="primary" onClick={() => setLooking(true)}>
          {t('growth:look')}
        </Button>
      </div>
      <ul className={styles['levels']} aria-label={t('growth:tabs.levels')}>
        {inTree(levels).map(({ level, depth }) => {
          const siblings = levelsBelow(levels, level.parentId);
          const at = siblings.indexOf(level);
          return (
            <LevelRow
              key={level.id}
              level={level}
              depth={depth}
              at={at}
              last={at === siblings.length - 1}
              most={most}
              names={names}
              onEdit={() => setEditing(level)}
              onAddBelow={() => setEditing(blank(level.id))}
              onMove={(to) => move.mutate({ id: level.id, parentId: level.parentId, at: to })}
              onDropped={(id) => move.mutate({ id, parentId: level.parentId, at })}
            />
          );
        })}
      </ul>
      {levels.length === 0 ? <EmptyState title={t('growth:noLevels.title')} text={t('growth:noLevels.text')} /> : null}
      {editing ? <LevelDrawer level={editing} levels={levels} onClose={() => setEditing(null)} /> : null}
      {looking ? <LevelChanges accountId={accountId} levels={levels} onClose={() => setLooking(false)} /> : null}
    </>
  );
}
