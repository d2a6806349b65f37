// npm run bench [-- --scale=0.1]: the product against its floors, interleaved, medians; one table. Never a test.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { generate, sizeAt } from '../generate/index';
import { compareImports } from './imports';
import { inTurn, median, table, type Line } from './measure';
import { openBench, type Bench } from './questions';
import { compareScreens } from './screens';
import { compareWatchwords } from './watchwords';
import { runWindow } from './window';

const scale = Number(/--scale=([\d.]+)/.exec(process.argv.join(' '))?.[1] ?? 1);
const WINDOWS = 5;
const PAGES = 60;
const NOW = Math.floor(Date.now() / 86_400_000) * 86_400_000 + 4 * 3_600_000;
const folder = join(import.meta.dirname, '../bench-data', `${scale}-${new Date(NOW).toISOString().slice(0, 10)}`);

const say = (text: string): void => void process.stdout.write(`${text}\n`);
const lines: Line[] = [];
/** Keeps what was measured, and says it at once: the whole takes a quarter of an hour. */
const add = (...more: readonly Line[]): void => {
  lines.push(...more);
  say(table(more));
};

mkdirSync(folder, { recursive: true });
const [big, small] = [join(folder, 'whole'), join(folder, 'tenth')];
say(`generating ${sizeAt(scale).members} members, ${sizeAt(scale).deliveries} deliveries, and a tenth of it…`);
generate(big, sizeAt(scale), NOW);
// A tenth of the members and of the past, but the same groups and so the same day.
generate(small, { ...sizeAt(scale / 10), groups: sizeAt(scale).groups }, NOW);

const [whole, tenth] = [openBench(big, NOW), openBench(small, NOW)];
say('asking in process…');
add(...compare(whole, tenth));
whole.close();
tenth.close();

say('taking members in…');
add(...(await compareImports(sizeAt(scale).members, small)));

say('looking for watchwords…');
add(...compareWatchwords());

say('opening windows…');
const PAGE = `(async () => {
  const ask = async (route, input) => {
    const reply = await window.qundesk.request(route, input);
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    return reply.ids ?? JSON.parse(reply.json);
  };
  const ids = await ask('member.ids', ${JSON.stringify(whole.idsInput)});
  const times = [];
  const PAGES = ${PAGES};
  for (let round = 0; round < 2 * PAGES; round += 1) {
    const from = (round * 977) % Math.max(1, ids.length - 100);
    const begun = performance.now();
    await ask('member.many', { accountId: null, ids: [...ids.slice(from, from + 100)] });
    // As warm as what it is measured against: that has answered as many before.
    if (round >= PAGES) times.push(performance.now() - begun);
  }
  return times;
})()`;
const starts = { empty: [] as number[], product: [] as number[] };
const memory = { empty: [] as number[], product: [] as number[] };
const pages = { inProcess: [] as number[], product: [] as number[] };
for (let round = 0; round < WINDOWS; round += 1) {
  const empty = await runWindow({ what: 'empty', idle: 4000 });
  const product = await runWindow({ what: 'product', dataDir: big, idle: 4000 });
  starts.empty.push(empty.started);
  starts.product.push(product.started);
  memory.empty.push(empty.memory);
  memory.product.push(product.memory);
}
for (let round = 0; round < 3; round += 1) {
  const { said } = await runWindow({ what: 'product', dataDir: big, script: PAGE });
  pages.product.push(median(said as number[]));
  const again = openBench(big, NOW);
  inTurn(again.page, again.page, PAGES / 2);
  pages.inProcess.push(inTurn(again.page, again.page, PAGES / 2)[0]);
  again.close();
}
add(
  {
    what: 'start → Today painted with its data ÷ empty sandboxed window shown',
    product: median(starts.product),
    floor: median(starts.empty),
    unit: 'ms',
    goal: 1.5,
  },
  {
    what: 'idle memory, PSS of all processes ÷ empty sandboxed window',
    product: median(memory.product),
    floor: median(memory.empty),
    unit: 'MB',
    goal: 1.35,
  },
  {
    what: 'page of 100 members through renderer → main → data ÷ in process',
    product: median(pages.product),
    floor: median(pages.inProcess),
    unit: 'ms',
    goal: 4,
  },
);
add(...(await compareScreens(big, sizeAt(scale).members)));
say(`\n${table(lines)}`);

function compare(one: Bench, other: Bench): readonly Line[] {
  const word = one.word();
  const [search, like] = inTurn(
    () => one.search(word),
    () => one.searchByLike(word),
    60,
  );
  const line = (what: string, work: (bench: Bench) => unknown): Line => {
    const [product, floor] = inTurn(
      () => work(one),
      () => work(other),
      60,
    );
    return { what, product, floor, unit: 'ms', goal: 2 };
  };
  const against = (what: string, work: () => unknown, goal: number): Line => {
    const [product, floor] = inTurn(work, one.everyone, 20);
    return { what: `${what} ÷ ids of all members read`, product, floor, unit: 'ms', goal };
  };
  return [
    {
      what: `two-character name search (${one.search(word).length} hits) ÷ LIKE`,
      product: search,
      floor: like,
      unit: 'ms',
      goal: 0.05,
    },
    ...(['layer', 'role', 'tags', 'gender'] as const).map((by) =>
      against(`all members sorted by ${by}, nothing at hand`, () => one.sorted(by), 4),
    ),
    against('members counted by layer', one.shares, 1),
    against('what speaks against one post to every group', one.conflicts, 1),
    line('two-character name search: whole ÷ a tenth of the data', (bench) => bench.search(word)),
    line('page of 100 members: whole ÷ a tenth of the data', (bench) => bench.page()),
    line('summary of the day: whole ÷ a tenth of the data', (bench) => bench.day()),
    line('queue of the day: whole ÷ a tenth of the data', (bench) => bench.queue()),
  ];
}
