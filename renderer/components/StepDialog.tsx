import { Alert, Button, Modal, Progress, Steps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useJob } from '../api/jobs';
import { errorText } from './errorText';
import styles from './StepDialog.module.css';

interface StepDialogProps {
  readonly title: string;
  readonly width: number;
  /** The names of the steps; none = no row of steps is drawn. */
  readonly steps?: readonly string[];
  /** Which of them is on, from 0. */
  readonly current?: number;
  readonly error: unknown;
  /** The way back; null = a step with neither back nor next. */
  readonly onBack: (() => void) | null;
  readonly closeText?: string;
  /** The primary button of the step. */
  readonly next: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that leads through steps: where one is, what failed, the step itself, and the ways on and back. */
export function StepDialog({ title, width, steps = [], error, closeText, next, ...props }: StepDialogProps) {
  const { t } = useTranslation();
  const { current = 0, onBack, onClose, children } = props;
  const footer = onBack && (
    <div className={styles['foot']}>
      <Button onClick={onClose}>{closeText ?? t('app:common.cancel')}</Button>
      <Button onClick={onBack}>{t('app:common.back')}</Button>
      {next}
    </div>
  );
  return (
    <Modal open centered width={width} title={title} footer={footer} mask={{ closable: false }} onCancel={onClose}>
      <div className={styles['body']}>
        {steps.length > 0 ? (
          <Steps
            className={styles['steps'] ?? ''}
            size="small"
            current={current}
            items={steps.map((step) => ({ title: step }))}
          />
        ) : null}
        {error ? <Alert type="error" showIcon title={errorText(t, error)} /> : null}
        {children}
      </div>
    </Modal>
  );
}

interface RunningStepProps {
  readonly jobId: string | null;
  /** What is said of the work; `total` is 0 while it is not known. */
  readonly say: (done: number, total: number) => string;
  readonly onCancel: () => void;
}

/** The step in which long work runs: how far it is, and the way to stop it. */
export function RunningStep({ jobId, say, onCancel }: RunningStepProps) {
  const { t } = useTranslation();
  const { total = 0, done = 0 } = useJob(jobId) ?? {};
  return (
    <div className={styles['middle']} aria-live="polite">
      <Progress
        className={styles['progress'] ?? ''}
        percent={total === 0 ? 0 : Math.round((done / total) * 100)}
        status="active"
      />
      <div>{say(done, total)}</div>
      <Button onClick={onCancel}>{t('app:common.cancel')}</Button>
    </div>
  );
}
