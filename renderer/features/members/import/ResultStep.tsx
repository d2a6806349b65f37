import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision, ImportResult } from '#shared/contract/imports';
import { rejectReasons } from '#shared/domain/importRow';
import { askApp, request } from '../../../api/client';
import { errorText } from '../../../components/errorText';
import steps from '../../../components/StepDialog.module.css';
import { figure } from '../../../components/figure';
import { ResultFoot } from '../../../components/ResultFoot';
import type { Wish } from './useImport';

interface ResultStepProps {
  readonly wish: Wish;
  readonly decisions: readonly Decision[];
  readonly result: ImportResult;
  readonly onClose: () => void;
}

/** What came of the import: the counts, the rows left out as a file, and the way back. */
export function ResultStep({ wish, decisions, result, onClose }: ResultStepProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [undone, setUndone] = useState(false);
  const { counts, operationId } = result;

  const saveRejects = async (): Promise<void> => {
    const { name, ...input } = wish;
    const codes = Object.fromEntries(rejectReasons.map((code) => [code, t(`members:reject.${code}`)]));
    try {
      const { text } = await request('import.rejects', {
        ...input,
        decisions: [...decisions],
        jobId: crypto.randomUUID(),
        // Object.fromEntries forgets which keys it was given.
        words: {
          line: t('members:reject.line'),
          reason: t('members:reject.why'),
          codes: codes as Record<(typeof rejectReasons)[number], string>,
        },
      });
      const base = name.replace(/\.[^.]+$/, '');
      const { saved } = await askApp('app.saveText', { name: t('members:reject.file', { name: base }), text });
      if (saved) void message.success(t('members:reject.saved'));
    } catch (error) {
      void message.error({ content: errorText(t, error), duration: 6 });
    }
  };
  return (
    <div className={steps['middle']}>
      <div role="status">
        {undone
          ? t('members:import.undone')
          : operationId === null
            ? t('members:import.nothingNew')
            : t('members:import.done')}
      </div>
      <div className={steps['figures']}>
        {(['added', 'updated', 'unchanged', 'skipped', 'rejected'] as const)
          .filter((key) => counts[key] > 0 || key === 'added')
          .map((key) => (
            <div key={key} className={steps['figure']}>
              <strong className={key === 'rejected' ? steps['bad'] : undefined}>{figure(counts[key])}</strong>
              {t(`members:import.figure.${key}`)}
            </div>
          ))}
      </div>
      <ResultFoot operationId={undone ? null : operationId} onUndone={() => setUndone(true)} onClose={onClose}>
        {counts.rejected > 0 ? (
          <Button onClick={() => void saveRejects()}>{t('members:import.saveRejects')}</Button>
        ) : null}
      </ResultFoot>
    </div>
  );
}
