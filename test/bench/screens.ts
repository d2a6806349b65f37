import { median, type Line } from './measure';
import { runWindow } from './window';

/** What the members screen said of itself; times in ms. */
interface Said {
  readonly idle: readonly number[];
  readonly busy: readonly number[];
  readonly floor: readonly number[];
  readonly peer: readonly number[];
  readonly frames: Scrolled;
  readonly bare: Scrolled;
  readonly imported: number;
}

/** Frames of a scroll: all, those longer than 25 ms, and rows met without their data. */
interface Scrolled {
  readonly all: number;
  readonly long: number;
  readonly blank: number;
}

// Runs in the page. Words are typed as a hand does: one input event each, at any moment of a frame. Painted = the frame
// in which the rows stand has been drawn; the product, its floor and its peer take turns and are timed alike.
const PAGE = `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve()));
  const drawn = async () => {
    await frame();
    await new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0); });
  };
  const anyMoment = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 17));
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
  const stands = (holds) => new Promise((resolve) => {
    const look = () => { if (holds()) { watcher.disconnect(); resolve(); } };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  });
  const type = async (word) => {
    const before = grid.getAttribute('aria-rowcount');
    await anyMoment();
    const begun = performance.now();
    setter.call(box, word);
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await stands(() => grid.getAttribute('aria-rowcount') !== before && settled());
    await drawn();
    return performance.now() - begun;
  };
  // None is typed twice: the window keeps the answers it had.
  const ROUNDS = [
    ['小雨', '欣', '思远', '银饰', '晚风', '佳', '福州', '淑芬', 'zhang', '批发', '清欢', '妈妈'],
    ['诗语', '若', '浩然', '美甲', '北岛', '宁', '泉州', '秀英', 'wang', '批', '阿狸', '妈'],
    ['晓彤', '婉', '星辰', '童装', '浅笑', '明', '杭州', '建国', 'chen', '女装', '橙子', '海燕'],
  ];

  // The floor: everyone in a plain array, 30 rows of plain text. The peer: the whole list built anew as objects, filtered and sorted as a table library does in memory.
  const ids = await ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } });
  const people = [];
  for (let at = 0; at < ids.length; at += 500)
    people.push(...(await ask('member.many', { accountId: null, ids: [...ids.slice(at, at + 500)] })));
  const plain = document.createElement('div');
  plain.style.cssText = 'position:fixed;inset:0;background:#fff;z-index:9999;overflow:auto';
  const lineOf = (one) => {
    const line = document.createElement('div');
    line.style.cssText = 'display:flex;height:32px';
    for (const value of [one.nickname, one.remark, one.wechatId, one.phone, one.city, one.groups])
      line.append(Object.assign(document.createElement('span'), { textContent: String(value ?? ''), style: 'width:150px' }));
    return line;
  };
  const timed = async (find) => {
    await anyMoment();
    const begun = performance.now();
    plain.replaceChildren(...find().slice(0, 30).map(lineOf));
    await drawn();
    return performance.now() - begun;
  };
  const has = (one, word) => one.nickname.includes(word) || (one.remark ?? '').includes(word);
  const all = { idle: [], floor: [], peer: [] };
  for (const [round, words] of ROUNDS.entries())
    for (const word of words) {
      const took = await type(word);
      await type('');
      document.body.append(plain);
      const floor = await timed(() => people.filter((one) => has(one, word)));
      const peer = round === 0 ? 0 : await timed(() =>
        people.map((original, index) => ({ id: String(index), index, original, values: { ...original } })).filter((row) => has(row.original, word))
          .sort((one, other) => one.original.nickname.localeCompare(other.original.nickname)).map((row) => row.original));
      plain.remove();
      if (round > 0) { all.idle.push(took); all.floor.push(floor); all.peer.push(peer); }
    }

  // Three rows a frame, downwards, as a wheel does; the same over 40 plain rows, drawn anew as they come into view.
  const scroll = async (list, place, isBlank) => {
    const frames = { all: 0, long: 0, blank: 0 };
    let last = performance.now();
    for (let step = 0; step < 200; step += 1) {
      list.scrollTop += 96;
      place();
      await frame();
      const now = performance.now();
      frames.all += 1;
      if (now - last > 25) frames.long += 1;
      last = now;
      if (step > 5) frames.blank += isBlank();
    }
    return frames;
  };
  const sum = (one, other) => ({ all: one.all + other.all, long: one.long + other.long, blank: one.blank + other.blank });
  const NONE = { all: 0, long: 0, blank: 0 };
  const field = document.createElement('div');
  field.style.cssText = 'position:relative;height:' + people.length * 32 + 'px';
  const lines = people.slice(0, 40).map((one) => {
    const line = lineOf(one);
    line.style.cssText += ';position:absolute;top:0';
    return line;
  });
  field.append(...lines);
  const shown = new Map();
  const placeLines = () => {
    const first = Math.floor(plain.scrollTop / 32);
    for (let row = first; row < first + 40; row += 1) {
      const line = lines[row % 40];
      if (shown.get(line) === row) continue;
      shown.set(line, row);
      line.style.transform = 'translateY(' + row * 32 + 'px)';
      const one = people[row];
      [one.nickname, one.remark, one.wechatId, one.phone, one.city, one.groups].forEach((value, at) => { line.children[at].textContent = String(value ?? ''); });
    }
  };
  let [frames, bare] = [NONE, NONE];
  for (let turn = 0; turn < 2; turn += 1) {
    frames = sum(frames, await scroll(grid, () => undefined, () => rows().filter((row) => row.hasAttribute('aria-busy')).length));
    plain.replaceChildren(field);
    document.body.append(plain);
    bare = sum(bare, await scroll(plain, placeLines, () => 0));
    plain.remove();
  }
  people.length = 0;
  grid.scrollTop = 0;
  await until(settled);
  const said = { ...all, busy: [], frames, bare, imported: IMPORT_ROWS };
  if (IMPORT_ROWS === 0) return said;

  const sheet = ['昵称,微信号,手机号,城市'];
  for (let row = 0; row < IMPORT_ROWS; row += 1) sheet.push('导入' + row.toString(36) + ',new_' + row + ',191' + String(10000000 + row) + ',福州');
  let over = false;
  const importing = ask('import.apply', { jobId: 'bench', source: { text: sheet.join('\\n') }, groupId: null, accountId: null, decisions: [] })
    .finally(() => { over = true; });
  for (const word of [...'王李张刘陈杨黄赵周吴徐孙'].flatMap((one) => [...'小梦子欣思雅晓佳诗若浩一'].map((other) => one + other))) {
    if (over) break;
    said.busy.push(await type(word));
    await type('');
  }
  const { counts } = await importing;
  return { ...said, imported: counts.added };
})()`;

/** Measures the members screen of a data folder (which it changes: give it a copy) in a real window: typing, scrolling, and typing during an import of so many rows. */
export async function compareScreens(dataDir: string, importRows: number): Promise<readonly Line[]> {
  const script = PAGE.replaceAll('IMPORT_ROWS', String(importRows));
  const said = (await runWindow({ what: 'product', dataDir, script })).said as Said;
  if (said.imported < 0.999 * importRows) throw new Error(`${said.imported} of ${importRows} rows were taken in`);
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
      what: `scrolling 38,000 px: frames over 25 ms ÷ all (${said.frames.blank} blank rows met; over 40 plain rows ${said.bare.long} of ${said.bare.all})`,
      product: said.frames.long,
      floor: said.frames.all,
      unit: 'frames',
      goal: 0.01,
    },
  ];
}
