import { Alert, Button, Modal, Progress, Steps } from 'antd';
import { useTranslation } from 'react-i18next';
import { useData } from '../../../api/hooks';
import { useJob } from '../../../api/jobs';
import { errorText } from '../../../components/errorText';
import styles from './import.module.css';
import { LookStep } from './LookStep';
import { ResultStep } from './ResultStep';
import { SendersStep } from './SendersStep';
import { SourceStep } from './SourceStep';
import { type Step, useChatImport } from './useChatImport';

interface ChatImportProps {
  /** The group that is open: offered where the file names none. */
  readonly groupId: number | null;
  readonly onClose: () => void;
  readonly onTaken: (groupId: number) => void;
}

const PLACES: Readonly<Record<Step, number>> = { source: 0, look: 1, senders: 2, running: 3, done: 3 };

/** Takes a chat in: choose or paste, look at what it is, settle who spoke, see what came of it. */
export function ChatImport({ groupId, onClose, onTaken }: ChatImportProps) {
  const { t } = useTranslation();
  const course = useChatImport();
  const keepText = useData('setting.all', undefined).data?.keepChatText ?? false;
  const { step, wish, preview, decisions, result, error, busy } = course;
  const ready =
    !busy && preview !== null && preview.readable && preview.groupId !== null && preview.counts.messages > 0;
  const asks = (preview?.toReview ?? 0) > 0;

  const close = (): void => {
    course.cancel();
    if (result) onTaken(result.groupId);
    onClose();
  };
  const next = (): void => {
    if (!wish || !preview) return;
    if (step === 'look' && asks) course.change({ step: 'senders' });
    else void course.apply(wish, decisions);
  };
  const footer =
    step === 'look' || step === 'senders' ? (
      <div className={styles['foot']}>
        <Button onClick={() => course.change({ step: step === 'senders' ? 'look' : 'source', error: null })}>
          {t('app:common.back')}
        </Button>
        <span className={styles['grow']} />
        <Button onClick={close}>{t('app:common.cancel')}</Button>
        <Button type="primary" disabled={!ready} onClick={next}>
          {step === 'look' && asks
            ? t('chats:import.toSenders', { count: preview?.toReview ?? 0 })
            : t('chats:import.go', { count: preview?.counts.fresh ?? 0 })}
        </Button>
      </div>
    ) : null;

  return (
    <Modal
      open
      centered
      width={960}
      title={t('chats:import.title')}
      footer={footer}
      mask={{ closable: false }}
      onCancel={close}
    >
      <div className={styles['body']}>
        <Steps
          size="small"
          current={PLACES[step]}
          items={(['choose', 'look', 'senders', 'done'] as const).map((name) => ({
            title: t(`chats:import.step.${name}`),
          }))}
        />
        {error ? <Alert type="error" showIcon title={errorText(t, error)} /> : null}
        {step === 'source' ? (
          <SourceStep busy={busy} onSource={(source) => void course.look({ source, groupId: null, keepText })} />
        ) : null}
        {step === 'look' && wish && preview ? (
          <LookStep
            wish={wish}
            preview={preview}
            busy={busy}
            offered={groupId}
            onWish={(changed) => void course.look(changed)}
            onKeep={(keep) => course.change({ wish: { ...wish, keepText: keep } })}
          />
        ) : null}
        {step === 'senders' && preview ? (
          <SendersStep
            preview={preview}
            decisions={decisions}
            onDecide={(made) => course.change({ decisions: made })}
          />
        ) : null}
        {step === 'running' ? <Running jobId={course.jobId} onCancel={course.cancel} /> : null}
        {step === 'done' && result ? <ResultStep result={result} onClose={close} /> : null}
      </div>
    </Modal>
  );
}

function Running({ jobId, onCancel }: { readonly jobId: string | null; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  const { total = 0, done = 0 } = useJob(jobId) ?? {};
  return (
    <div className={styles['middle']} aria-live="polite">
      <Progress
        className={styles['progress'] ?? ''}
        percent={total === 0 ? 0 : Math.round((done / total) * 100)}
        status="active"
      />
      <div>{total === 0 ? t('chats:import.reading', { count: done }) : t('chats:import.writing', { done, total })}</div>
      <Button onClick={onCancel}>{t('app:common.cancel')}</Button>
    </div>
  );
}
