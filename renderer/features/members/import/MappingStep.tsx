import { Alert, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportPreview } from '#shared/contract/imports';
import { encodings, type Encoding } from '#shared/contract/imports';
import { namesPeople, unplaced } from '#shared/domain/importMapping';
import { useData } from '../../../api/hooks';
import { GroupSelect } from '../../../pickers/GroupSelect';
import { ColumnList } from './ColumnList';
import { Standings } from './Standings';
import steps from '../../../components/StepDialog.module.css';
import styles from './import.module.css';
import type { Wish } from './useImport';

interface MappingStepProps {
  readonly wish: Wish;
  readonly preview: ImportPreview;
  readonly busy: boolean;
  /** Remarks were mapped, but no account is named whose remarks they are. */
  readonly needsAccount: boolean;
  readonly onWish: (wish: Wish) => void;
}

/** What each column holds, with its first rows; which line is the header, and where these people belong. */
export function MappingStep({ wish, preview, busy, needsAccount, onWish }: MappingStepProps) {
  const { t } = useTranslation();
  const accounts = useData('account.list', undefined).data?.filter((account) => !account.archived) ?? [];
  const mapping = preview.columns.map((column) => column.field);
  const { mapping: _old, ...unmapped } = wish;
  const lost = unplaced(mapping, wish);
  return (
    <>
      <div className={steps['options']}>
        {preview.sheets.length > 1 ? (
          <Option label={t('members:import.sheet')}>
            <Select
              aria-label={t('members:import.sheet')}
              value={preview.sheet}
              options={preview.sheets.map((name) => ({ value: name, label: name }))}
              onChange={(sheet) => {
                const { headerLine: _header, ...rest } = unmapped;
                onWish({ ...rest, ...(sheet === null ? {} : { sheet }) });
              }}
            />
          </Option>
        ) : null}
        <Option label={t('members:import.header')}>
          <Select<number>
            aria-label={t('members:import.header')}
            value={preview.headerLine}
            options={[
              { value: 0, label: t('members:import.noHeader') },
              ...preview.top.map(({ line, cells }) => ({
                value: line,
                label: t('members:import.line', { line, text: cells.filter((cell) => cell !== '').join(' · ') }),
              })),
            ]}
            onChange={(headerLine) => onWish({ ...unmapped, headerLine })}
          />
        </Option>
        {preview.encoding === null ? null : (
          <Option label={t('members:import.encoding')}>
            <Select<Encoding>
              aria-label={t('members:import.encoding')}
              value={preview.encoding}
              options={encodings.map((value) => ({ value, label: value.toUpperCase() }))}
              onChange={(encoding) => onWish({ ...unmapped, encoding })}
            />
          </Option>
        )}
        <Option label={t('members:import.group')}>
          <GroupSelect
            label={t('members:import.group')}
            placeholder={t('members:import.noGroup')}
            accountId={null}
            value={wish.groupId}
            onChange={(groupId) => onWish({ ...wish, mapping, headerLine: preview.headerLine, groupId })}
          />
        </Option>
        <Option label={t('members:import.account')}>
          <Select<number | null>
            allowClear
            aria-label={t('members:import.account')}
            placeholder={t('members:import.noAccount')}
            value={wish.accountId}
            {...(needsAccount ? { status: 'error' as const } : {})}
            options={accounts.map((account) => ({ value: account.id, label: account.name }))}
            onChange={(id: number | null | undefined) =>
              onWish({ ...wish, mapping, headerLine: preview.headerLine, accountId: id ?? null })
            }
          />
        </Option>
      </div>
      {needsAccount ? <Alert type="warning" showIcon title={t('members:import.needsAccount')} /> : null}
      {(['group', 'account'] as const).map((place) =>
        lost[place].length === 0 ? null : (
          <Alert
            key={place}
            type="warning"
            showIcon
            title={t(`members:import.unplaced.${place}`, {
              fields: lost[place].map((field) => t(`members:field.${field}`)).join(t('members:page.separator')),
            })}
          />
        ),
      )}
      <Standings preview={preview} />
      {namesPeople(mapping) ? null : <Alert type="warning" showIcon title={t('members:import.needsName')} />}
      <ColumnList
        columns={preview.columns}
        busy={busy}
        onMap={(changed) => onWish({ ...wish, headerLine: preview.headerLine, mapping: changed })}
      />
      <Counts preview={preview} />
      {preview.rejects.length === 0 ? null : (
        <ul className={styles['rejects']} tabIndex={0} aria-label={t('members:import.rejectedRows')}>
          {preview.rejects.map(({ line, reason, raw }) => (
            <li key={line}>{t('members:import.rejected', { line, reason: t(`members:reject.${reason}`), raw })}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Option({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={steps['option']}>
      {label}
      {children}
    </div>
  );
}

function Counts({ preview: { counts, toReview, remembered } }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation();
  return (
    <div className={steps['counts']} aria-live="polite">
      <strong>{t('members:import.count.rows', { count: counts.rows })}</strong>
      <span>{t('members:import.count.added', { count: counts.added })}</span>
      <span>{t('members:import.count.updated', { count: counts.updated })}</span>
      <span>{t('members:import.count.unchanged', { count: counts.unchanged })}</span>
      {toReview > 0 ? <span>{t('members:import.count.toReview', { count: toReview })}</span> : null}
      {counts.rejected > 0 ? (
        <span className={steps['bad']}>{t('members:import.count.rejected', { count: counts.rejected })}</span>
      ) : null}
      {remembered ? <span className={steps['quiet']}>{t('members:import.remembered')}</span> : null}
    </div>
  );
}
