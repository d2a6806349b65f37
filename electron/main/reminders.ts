import { Notification } from 'electron';
import type { ShellWords } from '#shared/contract/app';
import type { AppEvent } from '#shared/contract/events';
import type { AppSettings } from '#shared/contract/settings';
import type { FallenSlot } from '#shared/contract/today';
import { ask } from './ask';
import type { DataHost } from './dataHost';
import type { DueSign } from './tray';
import { fillWords } from './words';

// Without word from the system, a clock that jumped this far means the machine was asleep.
const TICK_MS = 15_000;
const ASLEEP_MS = 120_000;

interface ReminderOptions {
  readonly data: DataHost;
  /** Called once the system is ready for a tray. */
  readonly makeSign: () => DueSign;
  readonly now: () => number;
  readonly announce: (event: AppEvent) => void;
  readonly openToday: () => void;
  readonly log: (line: string) => void;
}

/** Watches the clock for what falls due: count, notifications, and what was missed in sleep. */
export interface Reminders {
  readonly begin: () => void;
  readonly onEvent: (event: AppEvent) => void;
  readonly setWords: (words: ShellWords) => void;
  readonly suspended: () => void;
  readonly resumed: () => void;
  readonly lastSleep: () => { readonly from: number; readonly to: number } | null;
  readonly forgetSleep: () => void;
  readonly stop: () => void;
}

/** Asks the data process only when something was written or the next time has come; a tick alone costs nothing. */
export function makeReminders({ data, makeSign, now, announce, openToday, log }: ReminderOptions): Reminders {
  let words: ShellWords | null = null;
  let sign: DueSign | null = null;
  let told = now();
  let ticked = now();
  let changesAt = Number.POSITIVE_INFINITY;
  let asleepSince: number | null = null;
  let sleep: { readonly from: number; readonly to: number } | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  let due = 0;
  let asking = false;
  let again = false;

  const notify = (title: string, body: string): void => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body, silent: false });
    notification.on('click', openToday);
    notification.show();
  };

  const tell = async (fallen: readonly FallenSlot[], settings: AppSettings, woke: boolean): Promise<void> => {
    if (!words || fallen.length === 0) return;
    const { isQuiet } = await import('#shared/domain/today');
    if (!settings.notify || isQuiet(now(), settings.quietFrom, settings.quietTo, settings.zone)) return;
    if (woke) {
      const count = fallen.reduce((sum, slot) => sum + slot.ids.length, 0);
      return notify(fillWords(words.wokeTitle, { count }), words.wokeBody);
    }
    for (const slot of fallen) {
      const facts = { title: slot.title, count: slot.ids.length, account: slot.accountName, device: slot.device ?? '' };
      notify(fillWords(words.dueTitle, facts), fillWords(words.dueBody, facts));
    }
  };

  const refresh = async (): Promise<void> => {
    if (asking) {
      again = true;
      return;
    }
    asking = true;
    try {
      // Asked at once: whether it is quiet is what was set when the posts fell due, not what is set while they are told.
      const at = now();
      const [summary, settings, fallen] = await Promise.all([
        ask(data, 'day.summary', { accountId: null }),
        ask(data, 'setting.all', undefined),
        asleepSince === null && at > told ? ask(data, 'delivery.fallen', { accountId: null, from: told, to: at }) : [],
      ]);
      changesAt = summary.changesAt ?? Number.POSITIVE_INFINITY;
      due = summary.due;
      sign?.show(due, words);
      if (asleepSince !== null || at <= told) return;
      told = at;
      await tell(fallen, settings, false);
    } catch (error) {
      log(`reminders: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      asking = false;
      if (again) {
        again = false;
        void refresh();
      }
    }
  };

  const woke = async (from: number): Promise<void> => {
    const to = now();
    told = to;
    asleepSince = null;
    try {
      const [settings, fallen] = await Promise.all([
        ask(data, 'setting.all', undefined),
        ask(data, 'delivery.fallen', { accountId: null, from, to }),
      ]);
      if (fallen.length > 0) {
        sleep = { from: sleep?.from ?? from, to };
        announce({ type: 'woke', sleptSince: sleep.from });
        await tell(fallen, settings, true);
      }
    } catch (error) {
      log(`waking: ${error instanceof Error ? error.message : String(error)}`);
    }
    await refresh();
  };

  const tick = (): void => {
    const at = now();
    const gap = at - ticked;
    const before = ticked;
    ticked = at;
    if (gap > ASLEEP_MS && asleepSince === null) return void woke(before);
    if (at < changesAt) return;
    // What is due changed by time alone: the windows read anew what shows it.
    announce({ type: 'changed', topics: ['delivery'] });
    void refresh();
  };

  return {
    begin: () => {
      sign = makeSign();
      timer = setInterval(tick, TICK_MS);
      void refresh();
    },
    onEvent: (event) => {
      if (event.type === 'data' && event.state === 'ready') void refresh();
      if (event.type === 'changed' && event.topics.some((topic) => topic === 'delivery' || topic === 'slot'))
        void refresh();
    },
    setWords: (given) => {
      words = given;
      sign?.show(due, words);
    },
    suspended: () => {
      asleepSince = now();
    },
    resumed: () => {
      ticked = now();
      if (asleepSince !== null) void woke(asleepSince);
    },
    lastSleep: () => sleep,
    forgetSleep: () => {
      sleep = null;
    },
    stop: () => clearInterval(timer),
  };
}
