import { Select, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ChatPreview } from '#shared/contract/chats';
import { chatFields, type ChatField } from '#shared/domain/chatColumns';
import steps from '../../../components/StepDialog.module.css';
import styles from './import.module.css';

interface ColumnTableProps {
  readonly preview: ChatPreview;
  readonly busy: boolean;
  readonly onMapping: (mapping: (ChatField | null)[]) => void;
  readonly onHeader: (line: number) => void;
}

/** The columns of a table of messages: which holds the time, the sender, what was said; and which line heads it. */
export function ColumnTable({ preview, busy, onMapping, onHeader }: ColumnTableProps) {
  const { t } = useTranslation();
  const { columns, headerLine, top } = preview;
  const mapping = columns.map(({ field }) => field);
  return (
    <>
      <Select<number>
        size="small"
        className={styles['header'] ?? ''}
        aria-label={t('members:import.header')}
        value={headerLine}
        options={[
          { value: 0, label: t('members:import.noHeader') },
          ...top.map(({ line, cells }) => ({
            value: line,
            label: t('members:import.line', { line, text: cells.filter((cell) => cell !== '').join(' · ') }),
          })),
        ]}
        onChange={onHeader}
      />
      <Spin spinning={busy} delay={150}>
        <div className={styles['sheet']} tabIndex={0} role="region" aria-label={t('members:import.columns')}>
          <table>
            <thead>
              <tr>
                {columns.map(({ header, field }, at) => (
                  // oxlint-disable-next-line react/no-array-index-key -- a column is its position
                  <th key={at} scope="col">
                    <Select<ChatField | ''>
                      size="small"
                      style={{ width: '100%' }}
                      popupMatchSelectWidth={160}
                      aria-label={t('members:import.columnHolds', { column: header || at + 1 })}
                      value={field ?? ''}
                      options={[
                        { value: '', label: t('members:import.pass') },
                        ...chatFields.map((value) => ({ value, label: t(`chats:field.${value}`) })),
                      ]}
                      onChange={(value) => onMapping(mapping.map((one, index) => (index === at ? value || null : one)))}
                    />
                    <div className={steps['quiet']} title={header}>
                      {header || t('members:import.column', { number: at + 1 })}
                    </div>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {[0, 1].map((row) => (
                <tr key={row}>
                  {columns.map(({ samples, field }, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- a column is its position
                    <td key={at} title={samples[row]} className={field === null ? steps['quiet'] : ''}>
                      {samples[row]}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Spin>
    </>
  );
}
