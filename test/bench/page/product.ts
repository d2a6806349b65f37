import { anyMoment, ask, drawn, frame, ROUNDS, scroll } from './clock';
import type { ProductSaid, Typed } from './said';

const BUSY = Array.from('王李张刘陈杨黄赵周吴徐孙').flatMap((one) =>
  Array.from('小梦子欣思雅晓佳诗若浩一', (other) => one + other),
);

/** In the product's window: types, scrolls, and types while so many rows are taken in. */
export async function measure(importRows: number): Promise<ProductSaid> {
  window.dispatchEvent(new KeyboardEvent('keydown', { key: '4', code: 'Digit4', ctrlKey: true, bubbles: true }));
  await until(() => document.querySelector('main [role=grid] [role=row][aria-rowindex="2"]') !== null);
  const grid = found('main [role=grid]');
  const box = found('main input[type=search]');
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const waiting = (): number => grid.querySelectorAll('[role=row][aria-busy]').length;
  const settled = (): boolean => first(grid) !== '' && waiting() === 0;
  await until(settled);
  // Painted = the frame in which the rows stand has been drawn.
  const type = async (word: string): Promise<Typed> => {
    const before = grid.getAttribute('aria-rowcount');
    await anyMoment();
    const begun = performance.now();
    setter?.call(box, word);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await stands(() => grid.getAttribute('aria-rowcount') !== before && settled());
    await drawn();
    const took = performance.now() - begun;
    return { word, took, hits: Number(grid.getAttribute('aria-rowcount')) - 1, first: first(grid) };
  };

  const typed: Typed[] = [];
  for (const [round, words] of ROUNDS.entries())
    for (const word of words) {
      const one = await type(word);
      if (round > 0) typed.push(one);
      await type('');
    }
  const frames = await scroll(grid, () => undefined, waiting);
  grid.scrollTop = 0;
  await until(settled);
  if (importRows === 0) return { typed, frames, busy: [], imported: 0 };

  const sheet = ['昵称,微信号,手机号,城市'];
  for (let row = 0; row < importRows; row += 1)
    sheet.push(`导入${row.toString(36)},new_${row},191${String(10000000 + row)},福州`);
  let over = false;
  const importing = ask('import.apply', {
    jobId: 'bench',
    source: { text: sheet.join('\n') },
    groupId: null,
    accountId: null,
    decisions: [],
  }).finally(() => {
    over = true;
  });
  const busy: number[] = [];
  for (const word of BUSY) {
    if (over) break;
    busy.push((await type(word)).took);
    await type('');
  }
  return { typed, frames, busy, imported: (await importing).counts.added };
}

const first = (grid: Element): string =>
  grid.querySelector('[role=row][aria-rowindex="2"] [aria-colindex="2"]')?.textContent ?? '';

function found(selector: string): Element {
  const element = document.querySelector(selector);
  if (!element) throw new Error(`no ${selector}`);
  return element;
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await frame();
}

/** Resolves with the change of the document after which it holds. */
function stands(holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return;
      watcher.disconnect();
      resolve();
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  });
}
