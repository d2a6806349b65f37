import { Checkbox } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Level, LevelChange } from '#shared/contract/levels';
import { request } from '../../api/client';
import { useData } from '../../api/hooks';
import type { TableColumn } from '../../components/DataTable/DataTable';
import { useUndo } from '../../components/undo';
import { factText } from '../../pickers/reasonText';
import { ChangesDrawer } from './ChangesDrawer';
import styles from './growth.module.css';
import { useApplying } from './useApplying';

interface LevelChangesProps {
  /** The workspace whose members are asked; null = everyone. */
  readonly accountId: number | null;
  readonly levels: readonly Level[];
  readonly onClose: () => void;
}

const keyOf = (from: number | null, to: number | null): string => `${from ?? 0}>${to ?? 0}`;

/** Who would change level, and what the gates saw; then does it. */
export function LevelChanges({ accountId, levels, onClose }: LevelChangesProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [demote, setDemote] = useState(false);
  const [way, setWay] = useState<string | null>(null);
  const look = useCallback(
    (jobId: string) => request('level.preview', { accountId, demote, jobId }),
    [accountId, demote],
  );
  const apply = useCallback(
    (jobId: string) => request('level.apply', { accountId, demote, jobId }),
    [accountId, demote],
  );
  const { preview, state, jobId, error, start, finish, cancel } = useApplying(look, apply);
  useEffect(start, [start]);

  const token = preview?.token ?? '';
  const moves = preview?.moves ?? [];
  const chosen = moves.find(({ from, to }) => keyOf(from, to) === way);
  const { data: ids } = useData(
    'level.changeIds',
    { token, ...(chosen ? { move: { from: chosen.from, to: chosen.to } } : {}) },
    { enabled: preview !== null },
  );
  const loadRows = useCallback((wanted: number[]) => request('level.changes', { token, ids: wanted }), [token]);
  const codeOf = useCallback(
    (id: number | null) => levels.find((level) => level.id === id)?.code ?? t('growth:noLevel'),
    [levels, t],
  );
  const columns = useMemo((): TableColumn<LevelChange>[] => {
    const why = ({ facts }: LevelChange): string => facts.map((fact) => factText(t, fact)).join(t('growth:comma'));
    return [
      {
        id: 'name',
        header: t('growth:column.name'),
        width: 160,
        opens: true,
        cell: (row) => row.nickname,
        title: (row) => row.nickname,
      },
      { id: 'from', header: t('growth:column.from'), width: 88, cell: (row) => codeOf(row.from) },
      { id: 'to', header: t('growth:column.to'), width: 88, cell: (row) => codeOf(row.to) },
      { id: 'why', header: t('growth:column.why'), width: 320, grow: true, cell: why, title: why },
    ];
  }, [t, codeOf]);
  const total = preview && moves.reduce((sum, { count }) => sum + count, 0);
  const applyNow = async (): Promise<void> => {
    const done = await finish();
    if (!done) return;
    offer(t('operations:level.apply', { count: done.changed }));
    onClose();
  };
  return (
    <ChangesDrawer
      title={t('growth:look')}
      state={state}
      jobId={jobId}
      error={error}
      head={
        <div className={styles['tools']}>
          <Checkbox
            checked={demote}
            onChange={(event) => {
              setDemote(event.target.checked);
              setWay(null);
            }}
          >
            {t('growth:demote')}
          </Checkbox>
          <span className={styles['quiet']}>
            {preview ? t('growth:asked', { count: preview.asked }) : t('growth:asking')}
            {preview && preview.kept > 0 ? ` · ${t('growth:kept', { count: preview.kept })}` : ''}
          </span>
        </div>
      }
      ways={moves.map(({ from, to, count }) => ({
        key: keyOf(from, to),
        count,
        words: `${codeOf(from)} → ${codeOf(to)}`,
      }))}
      way={way}
      onWay={setWay}
      ids={ids}
      route="level.changes"
      of={token}
      view={`${token} ${way ?? ''}`}
      loadRows={loadRows}
      columns={columns}
      total={total}
      onApply={() => void applyNow()}
      onCancel={cancel}
      onClose={onClose}
    />
  );
}
