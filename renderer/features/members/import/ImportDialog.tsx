import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { namesPeople } from '#shared/domain/importMapping';
import { RunningStep, StepDialog } from '../../../components/StepDialog';
import steps from '../../../components/StepDialog.module.css';
import { RosterDialog } from '../../../pickers/RosterDialog';
import { SheetSource } from '../../../pickers/SheetSource';
import { MappingStep } from './MappingStep';
import { ResultStep } from './ResultStep';
import { ReviewStep } from './ReviewStep';
import { type Step, useImport } from './useImport';

interface ImportDialogProps {
  /** The workspace: it is offered as the account whose friends these are. */
  readonly accountId: number | null;
  /** The group that the list is narrowed to. */
  readonly groupId: number | null;
  readonly onClose: () => void;
}

const PLACES: Readonly<Record<Step, number>> = { source: 0, map: 1, review: 2, running: 3, done: 3 };

/** Takes members in from a sheet or pasted rows: choose, map, decide who is who, see what came of it. */
export function ImportDialog({ accountId, groupId, onClose }: ImportDialogProps) {
  const { t } = useTranslation();
  const course = useImport();
  const [comparing, setComparing] = useState(false);
  const { step, wish, preview, decisions, result, error, busy } = course;
  const mapping = preview?.columns.map((column) => column.field) ?? [];
  const needsAccount = mapping.some((field) => field === 'remark') && wish?.accountId === null;
  const ready = !busy && namesPeople(mapping) && !needsAccount && (preview?.counts.rows ?? 0) > 0;

  const close = (): void => {
    course.cancel();
    onClose();
  };
  const next = (): void => {
    if (!wish || !preview) return;
    if (step === 'map' && preview.toReview > 0) course.change({ step: 'review' });
    else void course.apply(wish, decisions);
  };
  if (comparing) return <RosterDialog groupId={groupId} onClose={onClose} />;
  return (
    <StepDialog
      title={t('members:import.title')}
      width={960}
      steps={(['choose', 'map', 'review', 'done'] as const).map((name) => t(`members:import.step.${name}`))}
      current={PLACES[step]}
      error={error}
      onBack={
        step === 'map' || step === 'review'
          ? () => course.change({ step: step === 'review' ? 'map' : 'source', error: null })
          : null
      }
      next={
        <Button type="primary" disabled={!ready} onClick={next}>
          {step === 'map' && (preview?.toReview ?? 0) > 0
            ? t('members:import.toReview', { count: preview?.toReview ?? 0 })
            : t('members:import.go', { count: (preview?.counts.rows ?? 0) - (preview?.counts.rejected ?? 0) })}
        </Button>
      }
      onClose={close}
    >
      {step === 'source' ? (
        <>
          <SheetSource
            busy={busy}
            onSource={(source, name) =>
              void course.look(
                {
                  source,
                  name,
                  groupId,
                  accountId,
                  tagGroup: t('members:import.tagGroup'),
                  openingName: t('members:import.openingName'),
                },
                'map',
              )
            }
          />
          <div className={steps['quiet']}>
            {t('members:roster.hint')}
            <Button type="link" size="small" onClick={() => setComparing(true)}>
              {t('members:roster.open')}
            </Button>
          </div>
        </>
      ) : null}
      {step === 'map' && wish && preview ? (
        <MappingStep
          wish={wish}
          preview={preview}
          busy={busy}
          needsAccount={needsAccount}
          onWish={(changed) => void course.look(changed, 'map')}
        />
      ) : null}
      {step === 'review' && preview ? (
        <ReviewStep
          preview={preview}
          decisions={decisions}
          others={wish?.others}
          onDecide={(made) => course.change({ decisions: made })}
          onOthers={course.decideOthers}
        />
      ) : null}
      {step === 'running' ? (
        <RunningStep
          jobId={course.jobId}
          say={(done, total) =>
            total === 0 ? t('members:import.reading', { count: done }) : t('members:import.writing', { done, total })
          }
          onCancel={course.cancel}
        />
      ) : null}
      {step === 'done' && wish && result ? (
        <ResultStep wish={wish} decisions={decisions} result={result} onClose={onClose} />
      ) : null}
    </StepDialog>
  );
}
