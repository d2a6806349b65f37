import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Rolldown } from 'vite';
import { median, type Line } from './measure';
import type { MemorySaid, ProductSaid, Scrolled, Typed } from './page/said';
import { runWindow } from './window';

/**
 * Measures the members screen of a data folder in real windows: typing, scrolling, and typing during an import of so many
 * rows. Product and those who hold everyone in memory take turns, each in windows of its own: 190,000 rows of a table
 * library are garbage to be collected under whatever is measured beside them.
 */
export async function compareScreens(data: string, importRows: number, windows = 3): Promise<readonly Line[]> {
  const dataDir = `${data}-typed`;
  cpSync(data, dataDir, { recursive: true });
  const [ours, theirs] = [await pageScript('product.ts'), await pageScript('memory.tsx')];
  const product: ProductSaid[] = [];
  const memory: MemorySaid[] = [];
  // What a page says is what its `measure` gives.
  for (let turn = 1; turn <= windows; turn += 1) {
    memory.push((await runWindow({ what: 'product', dataDir, script: `${theirs};page.measure()` })).said as MemorySaid);
    const rows = turn === windows ? importRows : 0;
    product.push(
      (await runWindow({ what: 'product', dataDir, script: `${ours};page.measure(${rows})` })).said as ProductSaid,
    );
  }
  rmSync(dataDir, { recursive: true, force: true });
  const [typed, plain, library] = [
    product.flatMap((said) => said.typed),
    memory.flatMap((said) => said.plain),
    memory.flatMap((said) => said.library),
  ];
  for (const [index, { word, hits, first }] of typed.entries())
    for (const other of [plain[index], library[index]])
      if (other?.hits !== hits || other.first !== first)
        throw new Error(`${word}: ${hits}, ${first} first; in memory ${other?.hits}, ${other?.first}`);
  const busy = product.flatMap((said) => said.busy);
  const imported = product.at(-1)?.imported ?? 0;
  if (imported < 0.999 * importRows) throw new Error(`${imported} of ${importRows} rows were taken in`);
  const took = (keys: readonly Typed[]): number[] => keys.map((key) => key.took);
  const ms = (what: string, one: readonly number[], other: readonly number[], goal: number): Line => ({
    what,
    product: median(one),
    floor: median(other),
    unit: 'ms',
    goal,
  });
  const [frames, bare] = [summed(product), summed(memory)];
  return [
    ms('keystroke → filtered table painted ÷ plain array and 30 rows', took(typed), took(plain), 1.4),
    ms('keystroke → filtered table painted ÷ TanStack Table in memory', took(typed), took(library), 0.15),
    ms(`keystroke → painted during an import of ${importRows} rows (${busy.length} keys) ÷ idle`, busy, took(typed), 2),
    {
      what: `scrolling 115,000 px: frames over 25 ms ÷ all (${frames.blank} blank rows met; over 40 plain rows ${bare.long} of ${bare.all})`,
      product: frames.long,
      floor: frames.all,
      unit: 'frames',
      goal: 0.01,
    },
  ];
}

const summed = (windows: readonly { readonly frames: Scrolled }[]): Scrolled =>
  windows.reduce(
    (sum, { frames }) => ({
      all: sum.all + frames.all,
      long: sum.long + frames.long,
      blank: sum.blank + frames.blank,
    }),
    { all: 0, long: 0, blank: 0 },
  );

/** A page of test/bench/page as one script that defines `page`: the window's policy lets it load nothing. */
export async function pageScript(name: 'product.ts' | 'memory.tsx'): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      target: 'chrome114',
      write: false,
      lib: {
        entry: join(import.meta.dirname, '../../test/bench/page', name),
        formats: ['iife'],
        name: 'page',
      },
    },
  })) as Rolldown.RolldownOutput[];
  const code = built[0]?.output[0].code;
  if (code === undefined) throw new Error(`no script of ${name}`);
  return code;
}
