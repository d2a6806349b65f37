import { Segmented } from 'antd';
import type { TFunction } from 'i18next';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { axes, type Axis, type Layer, type LayerChange } from '#shared/contract/layers';
import { request } from '../../api/client';
import { useData } from '../../api/hooks';
import type { TableColumn } from '../../components/DataTable/DataTable';
import { figure } from '../../components/figure';
import { useUndo } from '../../components/undo';
import { reasonText } from '../../pickers/reasonText';
import { ChangesDrawer } from './ChangesDrawer';
import styles from './growth.module.css';
import { LayerChip } from './LayerChip';
import { useApplying } from './useApplying';

interface LayerChangesProps {
  /** The workspace whose members are asked; null = everyone. */
  readonly accountId: number | null;
  readonly onClose: () => void;
}

const keyOf = (from: Layer | null, to: Layer | null): string => `${from ?? ''}>${to ?? ''}`;

const changeColumns = (t: TFunction): TableColumn<LayerChange>[] => [
  {
    id: 'name',
    header: t('growth:column.name'),
    width: 160,
    opens: true,
    cell: (row) => row.nickname,
    title: (row) => row.nickname,
  },
  { id: 'from', header: t('growth:column.from'), width: 88, cell: (row) => <LayerChip layer={row.from} /> },
  { id: 'to', header: t('growth:column.to'), width: 88, cell: (row) => <LayerChip layer={row.to} /> },
  {
    id: 'why',
    header: t('growth:column.why'),
    width: 320,
    grow: true,
    cell: (row) => reasonText(t, row.reason),
    title: (row) => reasonText(t, row.reason),
  },
];

/** Who would change layer, and why; then does it. */
export function LayerChanges({ accountId, onClose }: LayerChangesProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const [axis, setAxis] = useState<Axis>('activity');
  const [way, setWay] = useState<string | null>(null);
  const look = useCallback((jobId: string) => request('layer.preview', { accountId, jobId }), [accountId]);
  const apply = useCallback((jobId: string) => request('layer.apply', { accountId, jobId }), [accountId]);
  const { preview, state, jobId, error, start, finish, cancel } = useApplying(look, apply);
  useEffect(start, [start]);

  const token = preview?.token ?? '';
  const moves = preview?.[axis] ?? [];
  const chosen = moves.find(({ from, to }) => keyOf(from, to) === way);
  const { data: ids } = useData(
    'layer.changeIds',
    { token, axis, ...(chosen ? { move: { from: chosen.from, to: chosen.to } } : {}) },
    { enabled: preview !== null },
  );
  const loadRows = useCallback(
    (wanted: number[]) => request('layer.changes', { token, axis, ids: wanted }),
    [token, axis],
  );
  const columns = useMemo(() => changeColumns(t), [t]);
  const counts = preview && axes.map((each) => preview[each].reduce((sum, { count }) => sum + count, 0));
  const applyNow = async (): Promise<void> => {
    const done = await finish();
    if (!done) return;
    offer(t('operations:layer.apply', { count: done.changed }));
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
          <Segmented<Axis>
            aria-label={t('growth:tabs.layers')}
            value={axis}
            options={axes.map((value, at) => ({
              value,
              label: counts ? `${t(`growth:axis.${value}`)} ${figure(counts[at] ?? 0)}` : t(`growth:axis.${value}`),
            }))}
            onChange={(value) => {
              setAxis(value);
              setWay(null);
            }}
          />
          <span className={styles['quiet']}>
            {preview ? t('growth:asked', { count: preview.asked[axis] }) : t('growth:asking')}
          </span>
        </div>
      }
      ways={moves.map(({ from, to, count }) => ({
        key: keyOf(from, to),
        count,
        words: (
          <>
            <LayerChip layer={from} /> → <LayerChip layer={to} />
          </>
        ),
      }))}
      way={way}
      onWay={setWay}
      ids={ids}
      route="layer.changes"
      of={`${token} ${axis}`}
      view={`${token} ${axis} ${way ?? ''}`}
      loadRows={loadRows}
      columns={columns}
      total={counts && counts.reduce((sum, count) => sum + count, 0)}
      onApply={() => void applyNow()}
      onCancel={cancel}
      onClose={onClose}
    />
  );
}
