import { powerMonitor } from 'electron';
import type { AppEvent } from '#shared/contract/events';
import { ask } from './ask';
import type { DataHost } from './dataHost';
import { makeReminders } from './reminders';
import { makeRound } from './round';
import type { AppHandlers } from './rpc';
import { makeShortcut } from './shortcuts';
import { makeDueSign } from './tray';

interface TodayOptions {
  readonly data: DataHost;
  readonly materialFile: (sha256: string) => Promise<string | null>;
  readonly broadcast: (event: AppEvent) => void;
  readonly openMain: () => void;
  readonly openBar: () => void;
  readonly log: (line: string) => void;
}

type TodayRoutes =
  | 'app.press'
  | 'app.startRound'
  | 'app.skipInRound'
  | 'app.copyPart'
  | 'app.followScope'
  | 'app.giveWords'
  | 'app.lastSleep'
  | 'app.forgetSleep'
  | 'app.applySettings';

/** The shell's half of Today: paste round, shortcut, tray, reminders. Made before the app is ready, begun by the first window. */
export function makeToday({ data, materialFile, broadcast, openMain, openBar, log }: TodayOptions) {
  const round = makeRound({ data, materialFile, announce: broadcast });
  const failed = (error: unknown): void => log(error instanceof Error ? error.message : String(error));
  const shortcut = makeShortcut(() => void round.press().catch(failed));
  const reminders = makeReminders({
    data,
    makeSign: () => makeDueSign({ openMain, openBar, log }),
    now: () => Date.now(),
    announce: broadcast,
    openToday: () => {
      openMain();
      broadcast({ type: 'open', screen: 'today' });
    },
    log,
  });
  let begun = false;
  let died = false;
  const applySettings = async (): Promise<{ shortcutTaken: boolean }> => {
    const { pasteShortcut } = await ask(data, 'setting.all', undefined);
    return { shortcutTaken: !shortcut.set(pasteShortcut) };
  };

  // The first window that stands gives its words; what the shell asks of the day would before that hold up its picture.
  const begin = (): void => {
    if (begun) return;
    begun = true;
    void applySettings().catch(failed);
    reminders.begin();
    powerMonitor.on('suspend', reminders.suspended);
    powerMonitor.on('resume', reminders.resumed);
  };

  const handlers: Pick<AppHandlers, TodayRoutes> = {
    'app.press': () => round.press(),
    'app.startRound': ({ accountId, slotId }) => round.start(accountId, slotId),
    'app.skipInRound': ({ reason }) => round.skip(reason),
    'app.copyPart': ({ accountId, deliveryId, part }) => round.copy(accountId, deliveryId, part),
    'app.followScope': ({ accountId }) => round.follow(accountId),
    'app.giveWords': (words) => {
      reminders.setWords(words);
      begin();
    },
    'app.lastSleep': () => reminders.lastSleep(),
    'app.forgetSleep': () => reminders.forgetSleep(),
    'app.applySettings': applySettings,
  };

  return {
    handlers,
    onEvent: (event: AppEvent): void => {
      if (!begun) return;
      reminders.onEvent(event);
      if (event.type === 'data') {
        // A data process that died and came back finds the clipboard as it was; another database does not.
        if (event.state === 'ready' && !died) void round.recall().catch(failed);
        died = event.state === 'restarting';
      }
      if (event.type === 'changed' && event.topics.includes('setting')) void applySettings().catch(failed);
    },
    /** Forgets what was copied in another life of the app; asked before anything that shows it. */
    recall: (): Promise<void> => round.recall().catch(failed),
    stop: reminders.stop,
  };
}
