import type { PasteOutcome } from '#shared/contract/app';
import type { AppEvent } from '#shared/contract/events';
import type { RoundStep } from '#shared/contract/today';
import { ask, Refused } from './ask';
import { copyPicture, copyText } from './clipboard';
import type { DataHost } from './dataHost';

/** The paste round as the shell drives it: asks for a step, writes the clipboard, confirms. */
export interface Round {
  readonly press: () => Promise<PasteOutcome>;
  readonly start: (accountId: number | null, slotId: number | null) => Promise<PasteOutcome>;
  readonly skip: (reason: string) => Promise<PasteOutcome>;
  readonly copy: (accountId: number | null, deliveryId: number, part: number | null) => Promise<PasteOutcome>;
  /** The workspace that a round begun by the shortcut keeps to. */
  readonly follow: (accountId: number | null) => void;
  /** Forgets what the database says was copied: it was written in another life of the app, or is not the one open before. */
  readonly recall: () => Promise<void>;
}

interface RoundOptions {
  readonly data: DataHost;
  readonly materialFile: (sha256: string) => Promise<string | null>;
  readonly announce: (event: AppEvent) => void;
}

/** Steps run one after another: two quick presses never work on the same delivery. */
export function makeRound({ data, materialFile, announce }: RoundOptions): Round {
  let scope: number | null = null;
  let recalled = false;
  let last: Promise<unknown> = Promise.resolve();

  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  };

  const putOnClipboard = async (copy: NonNullable<RoundStep['copy']>): Promise<void> => {
    try {
      if (copy.kind === 'text') return await copyText(copy.text);
      const file = await materialFile(copy.sha256);
      if (file) return await copyPicture(file);
    } catch (error) {
      const cause = error instanceof Error ? error.message : String(error);
      if (copy.kind === 'text') throw new Refused({ code: 'INTERNAL', message: 'error.clipboard', details: { cause } });
    }
    throw new Refused({ code: 'NOT_FOUND', message: 'error.pictureGone', details: {} });
  };

  // It is on the clipboard: only now may the next press tick it off. A data process that died over it is told again,
  // as telling twice changes nothing and what the screen says would else not be what the next press does.
  const confirm = async (serial: number): Promise<void> => {
    try {
      await ask(data, 'round.copied', { serial });
    } catch (error) {
      if (!(error instanceof Refused && error.failure.code === 'UNAVAILABLE')) throw error;
      await ask(data, 'round.copied', { serial });
    }
  };

  // No step goes by what was copied before until it is known to be forgotten.
  const recallOnce = async (): Promise<void> => {
    if (!recalled) await ask(data, 'round.recall', undefined);
    recalled = true;
  };

  const run = (next: () => Promise<RoundStep>): Promise<PasteOutcome> =>
    inTurn(async () => {
      try {
        await recallOnce();
        const step = await next();
        if (step.copy) {
          await putOnClipboard(step.copy);
          await confirm(step.copy.serial);
        }
        const outcome = step.outcome === 'copy' ? 'copied' : step.outcome;
        announce({ type: 'round', outcome });
        return { outcome };
      } catch (error) {
        const message = error instanceof Refused ? error.failure.message : 'error.internal';
        announce({ type: 'round', outcome: 'failed', message });
        throw error;
      }
    });

  return {
    press: () => run(() => ask(data, 'round.press', { accountId: scope })),
    start: (accountId, slotId) => run(() => ask(data, 'round.start', { accountId, slotId })),
    skip: (reason) => run(() => ask(data, 'round.skip', { reason })),
    copy: (accountId, deliveryId, part) => run(() => ask(data, 'round.copy', { accountId, deliveryId, part })),
    follow: (accountId) => {
      scope = accountId;
    },
    recall: () => {
      recalled = false;
      return inTurn(recallOnce);
    },
  };
}
