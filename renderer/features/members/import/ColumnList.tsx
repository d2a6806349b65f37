import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ColumnTarget, ImportPreview } from '#shared/contract/imports';
import { importFields, keptAs, ownField, ownName } from '#shared/domain/importMapping';
import { VirtualRows } from '../../../components/VirtualRows';
import steps from '../../../components/StepDialog.module.css';
import styles from './import.module.css';

type Columns = ImportPreview['columns'];

interface ColumnListProps {
  readonly columns: Columns;
  readonly busy: boolean;
  readonly onMap: (mapping: (ColumnTarget | null)[]) => void;
}

/** Every column of the sheet on a line: its header, what its first rows hold, and what it is taken in as. */
export function ColumnList({ columns, busy, onMap }: ColumnListProps) {
  const { t } = useTranslation();
  const headers = columns.map((column) => column.header);
  const nameOf = (at: number): string => headers[at] || t('members:import.column', { number: at + 1 });
  const kept = (at: number): ColumnTarget | null => keptAs(headers, at) ?? ownField(nameOf(at));
  const mapping = columns.map((column) => column.field);
  const known = mapping.filter((field) => field !== null && ownName(field) === null).length;
  const own = mapping.filter((field) => ownName(field) !== null).length;
  const others = (target: (at: number) => ColumnTarget | null): void =>
    onMap(mapping.map((field, at) => (field !== null && ownName(field) === null ? field : target(at))));
  return (
    <>
      <div className={steps['bulk']}>
        <span aria-live="polite">
          {t('members:import.columnCount', { known, own, passed: mapping.length - known - own })}
        </span>
        <span className={steps['grow']} />
        {known === mapping.length ? null : (
          <>
            <Button size="small" disabled={busy} onClick={() => others(kept)}>
              {t('members:import.keepOthers')}
            </Button>
            <Button size="small" disabled={busy} onClick={() => others(() => null)}>
              {t('members:import.passOthers')}
            </Button>
          </>
        )}
      </div>
      <VirtualRows label={t('members:import.columns')} count={columns.length} height={37} className={styles['columns']}>
        {(at) => {
          const field = mapping[at] ?? null;
          const samples = columns[at]?.samples.filter((sample) => sample.trim() !== '') ?? [];
          const keep = ownName(field) === null ? kept(at) : field;
          return (
            <div className={field === null ? `${styles['columnRow']} ${styles['passed']}` : styles['columnRow']}>
              <span className={styles['columnName']} title={nameOf(at)}>
                {nameOf(at)}
              </span>
              <span className={styles['samples']} title={samples.join('\n')}>
                {samples.length === 0 ? t('members:import.noSample') : samples.slice(0, 3).join(' · ')}
              </span>
              <Select<ColumnTarget | ''>
                size="small"
                variant="filled"
                showSearch={{ optionFilterProp: 'label' }}
                popupMatchSelectWidth={220}
                aria-label={t('members:import.columnHolds', { column: nameOf(at) })}
                value={field ?? ''}
                options={[
                  ...(keep === null
                    ? []
                    : [{ value: keep, label: t('members:import.keep', { name: ownName(keep) ?? '' }) }]),
                  { value: '', label: t('members:import.pass') },
                  ...importFields.map((each) => ({ value: each, label: t(`members:field.${each}`) })),
                ]}
                onChange={(target) => onMap(mapping.map((one, other) => (other === at ? target || null : one)))}
              />
            </div>
          );
        }}
      </VirtualRows>
    </>
  );
}
