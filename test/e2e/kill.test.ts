import { expect, onTestFinished, test, vi } from 'vitest';
import type {} from '../../renderer/api/client';
import type { RoundCard } from '#shared/contract/today';
import { fillTemplate } from '#shared/text/template';
import { askThrough, clipboardText, startApp, until, type RunningApp } from '../support/electronApp';
import { keptTicks } from '../support/kept';
import { makeTwoPhones, planPost, type Ask } from '../support/plannedDay';
import { dataProcesses, processesOf } from '../support/processes';
import { seeded } from '../support/random';
import { inBigWorld, worldFolder } from '../support/worldFolder';
import { isSamePage, makeWitness, watchScreen } from '../support/witness';

const TICKS = 200;
const LIVES = 4;
const MINUTE = 60_000;
// Longer than a step of the round takes: a blow falls anywhere in one, or between two.
const STRIKE_WITHIN_MS = 60;

type Way = 'press' | 'keys' | 'contract';
interface Blow {
  /** How many are ticked off when work under the blow begins. */
  readonly after: number;
  readonly what: 'app' | 'data';
  readonly way: Way;
}

const WAYS: readonly Way[] = ['press', 'keys', 'contract'];

/** In each life of the app two blows at its data process (a third would be its last) and, but in the last life, one at all of it. */
function planBlows(random: () => number): readonly Blow[] {
  const span = TICKS / LIVES;
  return Array.from({ length: LIVES }, (_, life) =>
    Array.from({ length: life === LIVES - 1 ? 2 : 3 }, () => life * span + 3 + Math.floor(random() * (span - 9)))
      .toSorted((one, other) => one - other)
      .map(
        (after, blow): Blow => ({ after, what: blow < 2 ? 'data' : 'app', way: WAYS[(life + blow) % 3] ?? 'press' }),
      ),
  ).flat();
}

/** 200 posts to as many groups of two accounts, some of two parts; each text names its group. Gives their ids by group. */
async function planDay(ask: Ask): Promise<ReadonlyMap<string, number>> {
  const { silverGroups, goldGroups } = await makeTwoPhones(ask, 120, 80);
  const at = Math.floor(Date.now() / MINUTE) * MINUTE;
  const { ids } = await ask('script.create', {
    title: '两段',
    accountId: null,
    categoryId: null,
    tags: [],
    triggers: [],
    parts: [
      { kind: 'text', text: '{{群名}}早上好' },
      { kind: 'text', text: '{{群名}}今天九点上新' },
    ],
  });
  await planPost(ask, { at, groupIds: silverGroups.slice(0, 50), text: '{{群名}}的朋友们早' });
  await planPost(ask, { at, groupIds: silverGroups.slice(50, 80), scriptId: ids[0]! });
  await planPost(ask, { at, groupIds: goldGroups, text: '{{群名}}福利见公告' });
  await planPost(ask, { at, groupIds: silverGroups.slice(80), text: '{{群名}}晚安' });
  const queue = await ask('delivery.queue', { accountId: null, day: null });
  const rows = await ask(
    'delivery.many',
    queue.flatMap((section) => section.items.map((item) => item.id)),
  );
  return new Map(rows.map((row) => [row.groupName ?? '', row.id]));
}

const isCopied = (card: RoundCard | null): card is RoundCard =>
  card !== null && card.parts.length > 0 && card.copied.length === card.parts.length;

test.each([1])(
  'killed at random, app or data process, while 200 posts are ticked off: no tick that the screen confirmed is lost, none is half done, and it goes on by itself (seed %i)',
  async (seed) => {
    const random = seeded(seed);
    const dataDir = worldFolder();
    let running: RunningApp = await startApp({ dataDir });
    // Where the test has failed half way, nothing of it stays behind.
    onTestFinished(() => processesOf(dataDir).forEach((pid) => process.kill(pid, 'SIGKILL')));
    const witness = makeWitness();
    await watchScreen(running.window, witness);
    const ask: Ask = (route, input) => askThrough(running.window)(route, input);
    const groups = await planDay(ask);
    const confirmed = new Set<number>();
    let struck = false;

    const sentNow = async (): Promise<number> => (await ask('day.summary', { accountId: null })).sent;
    const row = (id: number) => running.window.locator(`#delivery-${id}`);

    /** One press of the shortcut's road: ticks off what was copied to its last part. */
    const press = async (): Promise<void> => {
      const { current } = await ask('round.view', undefined);
      const reply = await running.window.evaluate(() => window.qundesk.request('app.press', undefined));
      if (!reply.ok) throw new Error(JSON.stringify(reply.error));
      if (isCopied(current)) confirmed.add(current.deliveryId);
    };
    /** Space for each of two parts at most, and Enter, as quick as a hand can be; then waits to see it sent. */
    const keys = async (): Promise<void> => {
      const before = witness.rows.size;
      for (const key of ['Space', 'Space', 'Enter']) await running.window.keyboard.press(key);
      await vi.waitFor(() => expect(struck || witness.rows.size > before).toBe(true), { timeout: 20_000, interval: 1 });
    };
    /** Ticks off one of the queue out of turn. */
    const contract = async (): Promise<void> => {
      const open = Array.from(groups.values()).filter((id) => !confirmed.has(id));
      const { ids } = await ask('delivery.send', { ids: [open[Math.floor(random() * open.length)] ?? 0] });
      for (const id of ids) confirmed.add(id);
    };
    const ways = { press, keys, contract };

    /** Works on until the blow has fallen; what fails then fails of it alone. */
    const workUnderBlow = async (strike: () => void, way: Way, failure: RegExp): Promise<void> => {
      struck = false;
      setTimeout(() => {
        struck = true;
        strike();
      }, random() * STRIKE_WITHIN_MS);
      while (!struck)
        await ways[way]().catch((error: unknown) => {
          if (!struck || !failure.test(String(error))) throw error;
        });
    };

    /** Nothing that was confirmed is lost, nothing is there by halves. */
    const kept = (whole = !inBigWorld) => keptTicks(dataDir, [...groups.values()], whole);
    const checkKept = (): void => {
      const seen = [...witness.rows, ...Array.from(witness.said, (name) => groups.get(name) ?? 0)];
      for (const id of seen) confirmed.add(id);
      const { sent, faults } = kept();
      expect(faults).toEqual([]);
      expect([...confirmed].filter((id) => !sent.has(id))).toEqual([]);
      for (const id of sent) confirmed.add(id);
    };

    const undoAndRedo = async (): Promise<void> => {
      const before = kept();
      expect((await ask('operation.undo', {}))?.command).toBe('delivery.send');
      const { sent, faults } = kept();
      expect([sent.size, faults]).toEqual([before.sent.size - 1, []]);
      await ask('operation.redo', undefined);
      expect(kept()).toEqual(before);
    };

    /** What the round takes to be on the clipboard lies there, seen from outside. */
    const checkClipboard = async (): Promise<void> => {
      const { clip } = await ask('round.view', undefined);
      const detail = clip && (await ask('delivery.get', { id: clip.deliveryId }));
      const part = detail?.parts[clip?.part ?? 0];
      if (part?.kind === 'text') expect(clipboardText()).toBe(fillTemplate(part.text, detail?.variables ?? {}).text);
    };

    /** The shortcut copies the next post, the window takes it up, and its keys tick it off. */
    const goOn = async (): Promise<void> => {
      const copied = isCopied((await ask('round.view', undefined)).current);
      const before = await sentNow();
      await press();
      expect((await sentNow()) - before).toBe(copied ? 1 : 0);
      await checkClipboard();
      const { current } = await ask('round.view', undefined);
      if (!current) return;
      await until(() => row(current.deliveryId).getAttribute('aria-selected'), 'true');
      struck = false;
      await keys();
      await until(() => row(current.deliveryId).getAttribute('data-state'), 'sent');
      confirmed.add(current.deliveryId);
    };

    const strikeData = async (way: Way): Promise<void> => {
      const [pid] = dataProcesses(dataDir);
      const told = witness.restarts;
      await workUnderBlow(() => process.kill(pid!, 'SIGKILL'), way, /UNAVAILABLE/);
      await until(() => witness.restarts > told, true);
      await running.window.getByText('数据进程中断了').waitFor({ state: 'hidden' });
      expect(await isSamePage(running.window)).toBe(true);
      // Requests are answered in order: behind these, the last keys have done what they do.
      for (let turn = 0; turn < 30; turn += 1) await ask('round.view', undefined);
      await checkClipboard();
    };

    const strikeApp = async (way: Way): Promise<void> => {
      const old = processesOf(dataDir);
      await workUnderBlow(() => running.app.process().kill('SIGKILL'), way, /closed|crashed/);
      // Started again at once: what is left of the old one gets out of the way by itself.
      running = await startApp({ dataDir, firstStart: true });
      await watchScreen(running.window, witness);
      await until(() => processesOf(dataDir).filter((pid) => old.includes(pid)), []);
      const { current, clip } = await ask('round.view', undefined);
      expect([current?.copied ?? [], clip]).toEqual([[], null]);
    };

    for (const { after, what, way } of planBlows(random)) {
      while (confirmed.size < after) await (random() < 0.6 ? press : contract)();
      await (what === 'data' ? strikeData : strikeApp)(way);
      expect((await ask('store.status', undefined)).notice).toBeNull();
      checkKept();
      await undoAndRedo();
      await goOn();
    }
    while (confirmed.size < TICKS) await press();
    checkKept();
    // The screen itself confirmed some: the test would else see replies only.
    expect([witness.rows.size > 20, witness.said.size > 3]).toEqual([true, true]);
    await running.close();
    const { sent, faults } = kept(true);
    expect([sent.size, faults]).toEqual([TICKS, []]);
  },
);
