import { median, type Line } from './measure';
import { runWindow } from './window';

/** What the members screen said of itself; times in ms. */
interface Said {
  readonly idle: readonly number[];
  readonly busy: readonly number[];
  readonly floor: readonly number[];
  readonly peer: readonly number[];
  readonly frames: { readonly all: number; readonly long: number; readonly blank: number };
  readonly imported: number;
}

// Runs in the page. Words are typed as a hand does: one input event each; painted = the frame after the rows stand there.
const PAGE = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));
  const until = async (holds) => { while (!holds()) await frame(); };
  const ask = async (route, input) => {
    const reply = await window.qundesk.request(route, input);
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    return reply.ids ?? JSON.parse(reply.json);
  };
  const key = (name, more) => window.dispatchEvent(new KeyboardEvent('keydown', { key: name, code: 'Digit' + name, ctrlKey: true, bubbles: true, ...more }));
  key('4');
  await until(() => document.querySelector('main [role=grid] [role=row][aria-rowindex="2"]'));
  const grid = document.querySelector('main [role=grid]');
  const box = document.querySelector('main input[type=text], main input:not([type])');
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const rows = () => [...grid.querySelectorAll('[role=rowgroup] [role=row][aria-rowindex]')];
  const settled = () => rows().length > 0 && !grid.querySelector('[role=row][aria-busy]');
  await until(settled);
  const type = async (word) => {
    const before = grid.getAttribute('aria-rowcount');
    const begun = performance.now();
    setter.call(box, word);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await until(() => grid.getAttribute('aria-rowcount') !== before && settled());
    await frame();
    return performance.now() - begun;
  };
  const WORDS = ['小雨', '欣', '思远', '银饰', '晚风', '佳', '福州', '淑芬', 'zhang', '批发', '清欢', '妈妈'];
  const round = async () => {
    const times = [];
    for (const word of WORDS) { times.push(await type(word)); await type(''); }
    return times;
  };
  await round();
  const idle = await round();

  // The floor: everyone in a plain array, 30 rows of plain text. The peer: the whole list built anew as objects, filtered and sorted as a table library does in memory.
  const ids = await ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } });
  const people = [];
  for (let at = 0; at < ids.length; at += 500)
    people.push(...(await ask('member.many', { accountId: null, ids: [...ids.slice(at, at + 500)] })));
  const plain = document.createElement('div');
  plain.style.cssText = 'position:fixed;inset:0;background:#fff;z-index:9999;overflow:hidden';
  document.body.append(plain);
  const show = (some) => plain.replaceChildren(...some.slice(0, 30).map((one) => {
    const line = document.createElement('div');
    line.style.cssText = 'display:flex;height:32px';
    for (const value of [one.nickname, one.remark, one.wechatId, one.phone, one.city, one.groups])
      line.append(Object.assign(document.createElement('span'), { textContent: String(value ?? ''), style: 'width:150px' }));
    return line;
  }));
  const filtered = async (find) => {
    const times = [];
    for (const word of WORDS) {
      const begun = performance.now();
      show(find(word));
      await frame();
      await frame();
      times.push(performance.now() - begun);
    }
    return times;
  };
  const has = (one, word) => one.nickname.includes(word) || (one.remark ?? '').includes(word);
  const floor = await filtered((word) => people.filter((one) => has(one, word)));
  const peer = await filtered((word) =>
    people.map((original, index) => ({ id: String(index), index, original, values: { ...original } })).filter((row) => has(row.original, word))
      .sort((one, other) => one.original.nickname.localeCompare(other.original.nickname)).map((row) => row.original));
  plain.remove();
  people.length = 0;

  // Three rows a frame, downwards, as a wheel does.
  const deltas = [];
  let blank = 0;
  let last = performance.now();
  for (let step = 0; step < 400; step += 1) {
    grid.scrollTop += 96;
    await frame();
    const now = performance.now();
    deltas.push(now - last);
    last = now;
    if (step > 5) blank += rows().filter((row) => row.hasAttribute('aria-busy')).length;
  }
  grid.scrollTop = 0;
  await until(settled);

  const lines = ['昵称,微信号,手机号,城市'];
  for (let row = 0; row < IMPORT_ROWS; row += 1) lines.push('导入' + row.toString(36) + ',new_' + row + ',139' + String(10000000 + row) + ',福州');
  let over = false;
  const importing = ask('import.apply', { jobId: 'bench', source: { text: lines.join('\\n') }, groupId: null, accountId: null, decisions: [] })
    .finally(() => { over = true; });
  const busy = [];
  while (!over) { for (const word of WORDS) if (!over) { busy.push(await type(word)); await type(''); } }
  const { counts } = await importing;
  return { idle, busy, floor, peer, frames: { all: deltas.length, long: deltas.filter((delta) => delta > 25).length, blank }, imported: counts.added };
})()`;

/** Measures the members screen of a data folder (which it changes: give it a copy) in a real window: typing, scrolling, and typing during an import of so many rows. */
export async function compareScreens(dataDir: string, importRows: number): Promise<readonly Line[]> {
  const script = PAGE.replace('IMPORT_ROWS', String(importRows));
  const said = (await runWindow({ what: 'product', dataDir, script })).said as Said;
  if (said.imported !== importRows) throw new Error(`${said.imported} of ${importRows} rows were taken in`);
  const ms = (what: string, product: readonly number[], floor: readonly number[], goal: number): Line => ({
    what,
    product: median(product),
    floor: median(floor),
    unit: 'ms',
    goal,
  });
  return [
    ms('keystroke → filtered table painted ÷ plain array and 30 rows', said.idle, said.floor, 1.4),
    ms('keystroke → filtered table painted ÷ table library in memory', said.idle, said.peer, 0.15),
    ms(
      `keystroke → painted during an import of ${importRows} rows (${said.busy.length} keys) ÷ idle`,
      said.busy,
      said.idle,
      2,
    ),
    {
      what: `scrolling 38,000 px: frames over 25 ms ÷ all (${said.frames.blank} blank rows met)`,
      product: said.frames.long,
      floor: said.frames.all,
      unit: 'frames',
      goal: 0.01,
    },
  ];
}
