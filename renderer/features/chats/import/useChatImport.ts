import { useCallback, useRef, useState } from 'react';
import type { ChatInput, ChatPreview, ChatResult, SenderDecision } from '#shared/contract/chats';
import { request, RequestError } from '../../../api/client';

export type Step = 'source' | 'look' | 'senders' | 'moves' | 'running' | 'done';

/** What the operator gave, and how it is to be read. */
export type Wish = Omit<ChatInput, 'jobId' | 'decisions' | 'moves'>;

interface State {
  readonly step: Step;
  readonly wish: Wish | null;
  readonly preview: ChatPreview | null;
  readonly decisions: readonly SenderDecision[];
  /** Who came and went by the chat's own lines; null = none of it is written. */
  readonly moves: readonly SenderDecision[] | null;
  readonly result: ChatResult | null;
  readonly jobId: string | null;
  readonly busy: boolean;
  readonly error: unknown;
}

const start: State = {
  step: 'source',
  wish: null,
  preview: null,
  decisions: [],
  moves: [],
  result: null,
  jobId: null,
  busy: false,
  error: null,
};

const isCancelled = (error: unknown): boolean => error instanceof RequestError && error.code === 'CANCELLED';

/** The course of one import: each change of how to read the log asks for a new preview, and only the last one counts. */
export function useChatImport() {
  const [state, setState] = useState(start);
  const latest = useRef<string | null>(null);
  const change = useCallback((part: Partial<State>) => setState((now) => ({ ...now, ...part })), []);

  const begin = useCallback((): string => {
    if (latest.current) void request('import.cancel', { jobId: latest.current });
    latest.current = crypto.randomUUID();
    return latest.current;
  }, []);

  const look = useCallback(
    async (wish: Wish): Promise<void> => {
      const jobId = begin();
      change({ wish, busy: true, error: null, jobId });
      try {
        const preview = await request('chat.preview', { ...wish, decisions: [], jobId });
        if (latest.current === jobId)
          change({
            preview,
            wish: { ...wish, groupId: preview.groupId },
            step: 'look',
            busy: false,
            jobId: null,
            decisions: [],
            moves: [],
          });
      } catch (error) {
        if (latest.current === jobId) change({ error: isCancelled(error) ? null : error, busy: false, jobId: null });
      }
    },
    [begin, change],
  );

  const apply = useCallback(
    async (
      wish: Wish,
      decisions: readonly SenderDecision[],
      moves: readonly SenderDecision[] | null,
    ): Promise<void> => {
      const jobId = begin();
      change({ step: 'running', busy: true, error: null, jobId });
      try {
        const result = await request('chat.apply', {
          ...wish,
          decisions: [...decisions],
          ...(moves === null ? {} : { moves: [...moves] }),
          jobId,
        });
        change({ result, step: 'done', busy: false, jobId: null });
      } catch (error) {
        change({ step: 'look', busy: false, jobId: null, error: isCancelled(error) ? null : error });
      }
    },
    [begin, change],
  );

  const cancel = useCallback((): void => {
    if (latest.current) void request('import.cancel', { jobId: latest.current });
  }, []);

  return { ...state, look, apply, cancel, change };
}
