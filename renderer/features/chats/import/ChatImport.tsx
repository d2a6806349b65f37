import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useData } from '../../../api/hooks';
import { useJob } from '../../../api/jobs';
import { FileTextOutlined } from '../../../components/icons';
import { SourceStep } from '../../../components/SourceStep';
import { RunningStep, StepDialog } from '../../../components/StepDialog';
import { LookStep } from './LookStep';
import { MovesStep, standingMove } from './MovesStep';
import { ResultStep } from './ResultStep';
import { SendersStep } from './SendersStep';
import { type Step, useChatImport } from './useChatImport';

interface ChatImportProps {
  /** The group that is open: offered where the file names none. */
  readonly groupId: number | null;
  readonly onClose: () => void;
  readonly onTaken: (groupId: number) => void;
}

const PLACES: Readonly<Record<Step, number>> = { source: 0, look: 1, senders: 2, moves: 3, running: 4, done: 4 };

/** Takes a chat in: choose or paste, look at what it is, settle who spoke, see what came of it. */
export function ChatImport({ groupId, onClose, onTaken }: ChatImportProps) {
  const { t } = useTranslation();
  const course = useChatImport();
  const keepText = useData('setting.all', undefined).data?.keepChatText ?? false;
  const { step, wish, preview, decisions, moves, result, error, busy } = course;
  const ready =
    !busy && preview !== null && preview.readable && preview.groupId !== null && preview.counts.messages > 0;
  const asks = (preview?.toReview ?? 0) > 0;
  const moving = (preview?.moveCount ?? 0) > 0;
  const moved =
    moves === null
      ? 0
      : (preview?.moves ?? []).filter((move) => {
          const { is } = standingMove(move, decisions, moves);
          return is === 'member' || is === 'new';
        }).length;
  const following: Step | null =
    step === 'look' && asks ? 'senders' : (step === 'look' || step === 'senders') && moving ? 'moves' : null;
  const before: Step = step === 'moves' && asks ? 'senders' : step === 'look' ? 'source' : 'look';

  const close = (): void => {
    course.cancel();
    if (result) onTaken(result.groupId);
    onClose();
  };
  const next = (): void => {
    if (!wish || !preview) return;
    if (following !== null) course.change({ step: following });
    else void course.apply(wish, decisions, moving ? moves : null);
  };
  return (
    <StepDialog
      title={t('chats:import.title')}
      width={960}
      steps={(['choose', 'look', 'senders', 'moves', 'done'] as const).map((name) => t(`chats:import.step.${name}`))}
      current={PLACES[step]}
      error={error}
      onBack={
        step === 'look' || step === 'senders' || step === 'moves'
          ? () => course.change({ step: before, error: null })
          : null
      }
      next={
        <Button type="primary" disabled={!ready} onClick={next}>
          {following === 'senders'
            ? t('chats:import.toSenders', { count: preview?.toReview ?? 0 })
            : following === 'moves'
              ? t('chats:import.toMoves', { count: preview?.moveCount ?? 0 })
              : moved > 0
                ? t('chats:import.goMoves', { fresh: preview?.counts.fresh ?? 0, count: moved })
                : t('chats:import.go', { count: preview?.counts.fresh ?? 0 })}
        </Button>
      }
      onClose={close}
    >
      {step === 'source' ? (
        <SourceStep
          kind="chat"
          icon={<FileTextOutlined />}
          words={{
            choose: t('chats:import.choose'),
            drop: t('chats:import.drop'),
            formats: t('chats:import.formats'),
            paste: t('chats:import.paste'),
            pasteLabel: t('chats:import.pasteLabel'),
          }}
          busy={busy}
          reading={<Reading jobId={course.jobId} onCancel={course.cancel} />}
          onSource={(source) => void course.look({ source, groupId: null, keepText })}
        />
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
        <SendersStep preview={preview} decisions={decisions} onDecide={(made) => course.change({ decisions: made })} />
      ) : null}
      {step === 'moves' && preview ? (
        <MovesStep
          preview={preview}
          senders={decisions}
          decisions={moves}
          onDecide={(made) => course.change({ moves: made })}
        />
      ) : null}
      {step === 'running' ? (
        <RunningStep
          jobId={course.jobId}
          say={(done, total) =>
            total === 0 ? t('chats:import.reading', { count: done }) : t('chats:import.writing', { done, total })
          }
          onCancel={course.cancel}
        />
      ) : null}
      {step === 'done' && result ? <ResultStep result={result} onClose={close} /> : null}
    </StepDialog>
  );
}

/** How many messages were read of a log that is only looked at, and the way to stop. */
function Reading({ jobId, onCancel }: { readonly jobId: string | null; readonly onCancel: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      {t('chats:import.reading', { count: useJob(jobId)?.done ?? 0 })}
      <Button type="link" size="small" onClick={onCancel}>
        {t('app:common.cancel')}
      </Button>
    </>
  );
}
