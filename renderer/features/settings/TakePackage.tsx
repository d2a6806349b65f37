import { Alert, Button, Checkbox, Modal, Progress, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Overwrite, PackageReport } from '#shared/contract/exports';
import { DEFAULT_ZONE, localDay } from '#shared/domain/time';
import { request, RequestError } from '../../api/client';
import { useData } from '../../api/hooks';
import { useJob } from '../../api/jobs';
import { errorText } from '../../components/errorText';
import { figure } from '../../components/figure';
import { useUndo } from '../../components/undo';
import table from '../../components/FigureTable.module.css';
import styles from './handover.module.css';

interface TakePackageProps {
  readonly file: { readonly token: string; readonly name: string };
  readonly onClose: () => void;
}

/** Shows what a package would change, lets the operator keep what is theirs, and takes it in as one step to undo. */
export function TakePackage({ file, onClose }: TakePackageProps) {
  const { t } = useTranslation();
  const { offer } = useUndo();
  const zone = useData('setting.all', undefined).data?.zone ?? DEFAULT_ZONE;
  const [report, setReport] = useState<PackageReport | null>(null);
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [jobId, setJobId] = useState<string | null>(() => crypto.randomUUID());
  const [error, setError] = useState<unknown>(null);
  const looking = useRef(jobId);
  const job = useJob(jobId);

  useEffect(() => {
    request('package.preview', { jobId: looking.current ?? '', token: file.token, keep: [] })
      .then(setReport, (failure: unknown) => setError(cancelled(failure) ? null : failure))
      .finally(() => setJobId(null));
  }, [file.token]);

  const close = (): void => {
    if (jobId) void request('export.cancel', { jobId });
    onClose();
  };
  const take = async (): Promise<void> => {
    const id = crypto.randomUUID();
    setJobId(id);
    setError(null);
    try {
      const { manifest, counts, operationId } = await request('package.apply', {
        jobId: id,
        token: file.token,
        keep: [...kept],
      });
      if (operationId !== null)
        offer(t('settings:handover.taken', { name: manifest.name, added: counts.added, changed: counts.changed }));
      onClose();
    } catch (failure) {
      if (!cancelled(failure)) setError(failure);
    } finally {
      setJobId(null);
    }
  };
  const changes = report ? report.counts.added + report.counts.changed + report.counts.joined : 0;
  const open = report?.overwrites.filter((each) => !each.kept) ?? [];
  const stays = report?.overwrites.filter((each) => each.kept) ?? [];
  return (
    <Modal
      open
      width={720}
      title={t('settings:handover.takeTitle', { name: file.name })}
      mask={{ closable: false }}
      okText={t('settings:handover.go')}
      cancelText={t('app:common.cancel')}
      okButtonProps={{ disabled: !report || changes === 0, loading: jobId !== null && report !== null }}
      onOk={() => void take()}
      onCancel={close}
    >
      <div className={styles['body']}>
        {error ? <Alert type="error" showIcon title={errorText(t, error)} /> : null}
        {report ? (
          <>
            <p className={styles['lead']}>
              {t(`settings:handover.what.${report.manifest.what}`, {
                name: report.manifest.name,
                day: localDay(report.manifest.at, zone),
              })}
            </p>
            {changes === 0 ? <p>{t('settings:handover.nothing')}</p> : <Counts report={report} />}
            {open.length > 0 ? (
              <Reviews
                title={t('settings:handover.overwrites')}
                rows={open}
                kept={kept}
                onKeep={(row, keep) =>
                  setKept((now) => new Set(keep ? [...now, row] : [...now].filter((each) => each !== row)))
                }
              />
            ) : null}
            {stays.length > 0 ? <Reviews title={t('settings:handover.stays')} rows={stays} /> : null}
          </>
        ) : error ? null : (
          <Skeleton active />
        )}
        <div className={styles['progress']} aria-live="polite">
          {job ? (
            <>
              <Progress percent={job.total === 0 ? 0 : Math.round((job.done / job.total) * 100)} status="active" />
              {t('settings:handover.reading', { count: job.done })}
            </>
          ) : null}
        </div>
      </div>
    </Modal>
  );
}

const cancelled = (failure: unknown): boolean => failure instanceof RequestError && failure.code === 'CANCELLED';

// Rows that belong to others (lists, links, counts) are summed up, not listed.
const NAMED = [
  'chat_group',
  'person',
  'membership',
  'contact',
  'script',
  'slot',
  'delivery',
  'point_entry',
  'violation',
  'purchase',
  'note',
  'campaign',
  'purge',
  'chat_message',
  'saved_view',
] as const;

function Counts({ report }: { readonly report: PackageReport }) {
  const { t } = useTranslation();
  const rows = NAMED.flatMap((name) => report.tables.filter(({ table }) => table === name));
  const rest = report.tables.filter(({ table }) => !NAMED.some((name) => name === table));
  const others = { table: 'others', added: 0, changed: 0, same: 0, kept: 0, joined: 0 };
  for (const each of rest)
    for (const key of ['added', 'changed', 'same', 'kept', 'joined'] as const) others[key] += each[key];
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          <td />
          {(['added', 'changed', 'same', 'joined', 'kept'] as const).map((key) => (
            <th key={key}>{t(`settings:handover.count.${key}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...rows, others].map((row) => (
          <tr key={row.table}>
            <th scope="row">{t(`settings:handover.table.${row.table}`)}</th>
            {(['added', 'changed', 'same', 'joined', 'kept'] as const).map((key) => (
              <td key={key}>{figure(row[key])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface ReviewsProps {
  readonly title: string;
  readonly rows: readonly Overwrite[];
  readonly kept?: ReadonlySet<string>;
  readonly onKeep?: (row: string, keep: boolean) => void;
}

function Reviews({ title, rows, kept, onKeep }: ReviewsProps) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, 20);
  return (
    <section>
      <h3 className={styles['title']}>{`${title} · ${figure(rows.length)}`}</h3>
      <ul className={styles['reviews']}>
        {shown.map((row) => (
          <li key={row.row}>
            <span className={styles['name']}>
              {t(`settings:handover.table.${row.table}`, { defaultValue: t('settings:handover.table.others') })}{' '}
              {row.name}
            </span>
            <span className={styles['fields']}>
              {row.fields.map(({ column, here, there }) => (
                <span key={column}>
                  {onKeep ? <del>{here || '—'}</del> : here || '—'} {onKeep ? '→' : '←'}{' '}
                  {onKeep ? there || '—' : <del>{there || '—'}</del>}
                </span>
              ))}
            </span>
            {onKeep ? (
              <Checkbox
                checked={kept?.has(row.row) ?? false}
                onChange={(event) => onKeep(row.row, event.target.checked)}
              >
                {t('settings:handover.keep')}
              </Checkbox>
            ) : null}
          </li>
        ))}
      </ul>
      {shown.length < rows.length ? (
        <Button type="link" size="small" onClick={() => setAll(true)}>
          {t('app:common.more')}
        </Button>
      ) : null}
    </section>
  );
}
