import { Alert, App, Button, Checkbox, Modal, Progress, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetFormat } from '#shared/contract/exports';
import { sheetFormats } from '#shared/contract/exports';
import { useData } from '../api/hooks';
import { useJob } from '../api/jobs';
import { errorText } from '../components/errorText';
import styles from './ExportDialog.module.css';
import { asShown, columnsOf, type Exported, sheetsOf, useExport } from './exporting';

interface ExportDialogProps {
  readonly exported: Exported;
  /** The columns that the view shows, in its order: these are ticked at first; left out = all of them. */
  readonly shown?: readonly string[];
  readonly onClose: () => void;
}

const NONE: readonly number[] = [];

/** Writes what a view shows into a sheet: which rows, which columns, which format, where. */
export function ExportDialog({ exported, shown, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const course = useExport();
  const job = useJob(course.jobId);
  const sheets = sheetsOf(exported);
  const [sheet, setSheet] = useState(sheets[0]);
  const all = exported.of === 'source' ? NONE : exported.all;
  const selected = exported.of === 'source' ? NONE : exported.selected;
  const [rows, setRows] = useState<'all' | 'selected'>(selected.length > 0 ? 'selected' : 'all');
  const [format, setFormat] = useState<SheetFormat>('xlsx');
  const tagGroups = useData('tag.list', { accountId: null }, { enabled: sheet === 'customers' }).data ?? [];
  const own = useData('field.list', undefined).data ?? [];
  const { columns, ticked: first } = asShown(sheet, columnsOf(sheet, t, { tagGroups, own }), shown);
  const [changed, setTicked] = useState<readonly string[] | null>(null);
  const ticked = changed ?? first;
  const chosen = columns.filter(({ key }) => sheet === 'customers' || ticked.includes(key));
  const ids = rows === 'selected' ? selected : all;

  const close = (): void => {
    course.cancel();
    onClose();
  };
  const go = async (): Promise<void> => {
    const done = await course.run({ exported, sheet, ids, columns: chosen, format });
    if (!done) return;
    void message.success(t('exports:done', { count: done.rows, name: done.name }));
    onClose();
  };

  return (
    <Modal
      centered
      open
      width={640}
      title={t(`exports:title.${exported.of}`)}
      mask={{ closable: false }}
      onCancel={close}
      footer={
        <>
          <Button onClick={close}>{t('app:common.cancel')}</Button>
          <Button
            type="primary"
            disabled={chosen.length === 0 || (exported.of !== 'source' && ids.length === 0)}
            loading={course.jobId !== null}
            onClick={() => void go()}
          >
            {t('exports:go')}
          </Button>
        </>
      }
    >
      <div className={styles['body']}>
        {course.error ? <Alert type="error" showIcon title={errorText(t, course.error)} /> : null}
        {sheets.length > 1 ? (
          <Choice label={t('exports:sheet.label')}>
            <Radio.Group
              value={sheet}
              options={sheets.map((each) => ({ value: each, label: t(`exports:sheet.${each}`) }))}
              onChange={(event) => {
                setSheet(event.target.value as typeof sheet);
                setTicked(null);
              }}
            />
          </Choice>
        ) : null}
        {exported.of === 'source' ? null : (
          <Choice label={t('exports:rows.label')}>
            <Radio.Group
              value={rows}
              options={[
                { value: 'all', label: t('exports:rows.all', { count: all.length }) },
                {
                  value: 'selected',
                  label: t('exports:rows.selected', { count: selected.length }),
                  disabled: selected.length === 0,
                },
              ]}
              onChange={(event) => setRows(event.target.value === 'selected' ? 'selected' : 'all')}
            />
          </Choice>
        )}
        <Choice label={t('exports:format.label')}>
          <Radio.Group
            value={format}
            options={sheetFormats.map((each) => ({ value: each, label: t(`exports:format.${each}`) }))}
            onChange={(event) => setFormat(event.target.value === 'csv' ? 'csv' : 'xlsx')}
          />
        </Choice>
        {sheet === 'customers' ? (
          <p className={styles['hint']}>{t('exports:customersHint')}</p>
        ) : (
          <Choice
            label={t('exports:columns.label')}
            extra={
              <>
                <Button type="link" size="small" onClick={() => setTicked(columns.map(({ key }) => key))}>
                  {t('exports:columns.all')}
                </Button>
                <Button type="link" size="small" onClick={() => setTicked([])}>
                  {t('exports:columns.none')}
                </Button>
              </>
            }
          >
            <Checkbox.Group
              className={styles['columns'] ?? ''}
              value={chosen.map(({ key }) => key)}
              options={columns.map(({ key, header }) => ({ value: key, label: header }))}
              onChange={(values: string[]) => setTicked(values)}
            />
          </Choice>
        )}
        <div className={styles['progress']} aria-live="polite">
          {job ? (
            <>
              <Progress percent={job.total === 0 ? 0 : Math.round((job.done / job.total) * 100)} status="active" />
              {t('exports:writing', { done: job.done, total: job.total })}
            </>
          ) : null}
        </div>
      </div>
    </Modal>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly extra?: React.ReactNode;
  readonly children: React.ReactNode;
}

function Choice({ label, extra, children }: ChoiceProps) {
  return (
    <fieldset className={styles['choice']}>
      <legend>
        {label}
        {extra}
      </legend>
      {children}
    </fieldset>
  );
}
