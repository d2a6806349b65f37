import { Alert, Button, Drawer, Progress } from 'antd';
import { useEffect, useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useJob } from '../../api/jobs';
import { DataTable, type TableColumn } from '../../components/DataTable/DataTable';
import { EmptyState } from '../../components/EmptyState';
import { errorText } from '../../components/errorText';
import { figure } from '../../components/figure';
import { useNavigation } from '../../components/navigation';
import styles from './ChangesDrawer.module.css';

/** A way from one place to another, and how many would go it. */
export interface Way {
  readonly key: string;
  readonly words: ReactNode;
  readonly count: number;
}

interface ChangesDrawerProps<Row extends { readonly id: number }> {
  readonly title: string;
  readonly state: 'idle' | 'looking' | 'applying';
  readonly jobId: string | null;
  readonly error: unknown;
  /** Above the ways: what can be chosen for all of them. */
  readonly head?: ReactNode;
  readonly ways: readonly Way[];
  /** The key of the way shown alone; null = all. */
  readonly way: string | null;
  readonly onWay: (key: string | null) => void;
  readonly ids: Uint32Array | undefined;
  readonly route: string;
  readonly view: string;
  /** Which look the rows belong to. */
  readonly of: string;
  readonly loadRows: (ids: number[]) => Promise<readonly Row[]>;
  readonly columns: readonly TableColumn<Row>[];
  /** How many would change in all; null while that is being found out. */
  readonly total: number | null;
  readonly onApply: () => void;
  readonly onCancel: () => void;
  readonly onClose: () => void;
}

/** Who would change, way by way and person by person, before anything is written. */
export function ChangesDrawer<Row extends { readonly id: number }>(props: ChangesDrawerProps<Row>) {
  const { title, state, jobId, error, head, ways, way, onWay, total, onApply, onCancel, onClose } = props;
  const { t } = useTranslation();
  const go = useNavigation((now) => now.go);
  const list = useId();
  useEffect(() => onCancel, [onCancel]);
  return (
    <Drawer
      open
      size={860}
      classNames={{ body: styles['within'] ?? '' }}
      title={title}
      onClose={onClose}
      footer={
        <div className={styles['foot']}>
          {state === 'applying' ? <Running jobId={jobId} /> : null}
          <span className={styles['grow']} />
          <Button onClick={state === 'applying' ? onCancel : onClose}>{t('app:common.cancel')}</Button>
          <Button type="primary" disabled={state !== 'idle' || !total} loading={state === 'applying'} onClick={onApply}>
            {total ? t('growth:apply', { count: total }) : t('growth:applyNone')}
          </Button>
        </div>
      }
    >
      <div className={styles['body']}>
        {error ? <Alert type="error" showIcon title={errorText(t, error)} /> : null}
        {head}
        <div className={styles['ways']} role="group" aria-label={t('growth:ways')}>
          {ways.length > 1 ? (
            <button type="button" className={styles['way']} aria-pressed={way === null} onClick={() => onWay(null)}>
              {t('growth:allWays')}
              <b>{figure(ways.reduce((sum, { count }) => sum + count, 0))}</b>
            </button>
          ) : null}
          {ways.map(({ key, words, count }) => (
            <button
              key={key}
              type="button"
              className={styles['way']}
              aria-pressed={way === key}
              onClick={() => onWay(way === key ? null : key)}
            >
              {words}
              <b>{figure(count)}</b>
            </button>
          ))}
        </div>
        <div className={styles['list']} id={list} aria-busy={state === 'looking'}>
          <DataTable
            label={title}
            ids={state === 'looking' ? undefined : (props.ids ?? (error ? new Uint32Array(0) : undefined))}
            route={props.route}
            loadRows={props.loadRows}
            of={props.of}
            columns={props.columns}
            view={props.view}
            onOpen={(id) => go('members', id)}
            empty={error ? null : <EmptyState title={t('growth:nobody.title')} text={t('growth:nobody.text')} />}
          />
        </div>
      </div>
    </Drawer>
  );
}

/** How far the writing is. */
function Running({ jobId }: { readonly jobId: string | null }) {
  const { t } = useTranslation();
  const job = useJob(jobId);
  const percent = job && job.total > 0 ? Math.floor((job.done / job.total) * 100) : 0;
  return (
    <>
      <Progress
        className={styles['progress'] ?? ''}
        percent={percent}
        aria-label={t('growth:applying')}
        showInfo={false}
      />
      <span>{job && job.total > 0 ? `${figure(job.done)} / ${figure(job.total)}` : t('growth:asking')}</span>
    </>
  );
}
