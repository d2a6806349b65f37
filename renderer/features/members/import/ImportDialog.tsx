import { Alert, Button, Modal, Progress, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { namesPeople } from '#shared/domain/importMapping';
import { useJob } from '../../../api/jobs';
import { errorText } from '../../../components/errorText';
import { RosterDialog } from '../../../pickers/RosterDialog';
import { SheetSource } from '../../../pickers/SheetSource';
import styles from './import.module.css';
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
  const footer =
    step === 'map' || step === 'review' ? (
      <div className={styles['foot']}>
        <Button onClick={() => course.change({ step: step === 'review' ? 'map' : 'source', error: null })}>
          {t('app:common.back')}
        </Button>
        <span className={styles['grow']} />
        <Button onClick={close}>{t('app:common.cancel')}</Button>
        <Button type="primary" disabled={!ready} onClick={next}>
          {step === 'map' && (preview?.toReview ?? 0) > 0
            ? t('members:import.toReview', { count: preview?.toReview ?? 0 })
            : t('members:import.go', { count: (preview?.counts.rows ?? 0) - (preview?.counts.rejected ?? 0) })}
        </Button>
      </div>
    ) : null;

  if (comparing) return <RosterDialog groupId={groupId} onClose={onClose} />;
  return (
    <Modal
      open
      centered
      width={960}
      title={t('members:import.title')}
      footer={footer}
      mask={{ closable: false }}
      onCancel={close}
    >
      <div className={styles['body']}>
        <Steps
          size="small"
          current={PLACES[step]}
          items={(['choose', 'map', 'review', 'done'] as const).map((name) => ({
            title: t(`members:import.step.${name}`),
          }))}
        />
        {error ? <Alert type="error" showIcon title={errorText(t, error)} /> : null}
        {step === 'source' ? (
          <>
            <SheetSource
              busy={busy}
              onSource={(source, name) =>
                void course.look({ source, name, groupId, accountId, tagGroup: t('members:import.tagGroup') }, 'map')
              }
            />
            <div className={styles['quiet']}>
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
        {step === 'running' ? <Running jobId={course.jobId} onCancel={course.cancel} /> : null}
        {step === 'done' && wish && result ? (
          <ResultStep wish={wish} decisions={decisions} result={result} onClose={onClose} />
        ) : null}
      </div>
    </Modal>
  );
}

function Running({ jobId, onCancel }: { readonly jobId: string | null; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const job = useJob(jobId);
  const total = job?.total ?? 0;
  const done = job?.done ?? 0;
  return (
    <div className={styles['middle']} aria-live="polite">
      <Progress
        className={styles['progress'] ?? ''}
        percent={total === 0 ? 0 : Math.round((done / total) * 100)}
        status="active"
      />
      <div>
        {total === 0 ? t('members:import.reading', { count: done }) : t('members:import.writing', { done, total })}
      </div>
      <Button onClick={onCancel}>{t('app:common.cancel')}</Button>
    </div>
  );
}
