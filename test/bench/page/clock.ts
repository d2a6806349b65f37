import { valueOf } from '#shared/domain/lists';
import type { Input, Output, RouteName } from '#shared/contract/index';
import type { WireReply } from '#shared/contract/route';
import type { Scrolled } from './said';

/** Words typed, none twice: the window keeps the answers it had. The first round warms up and is not counted. */
export const ROUNDS: readonly (readonly string[])[] = [
  ['小雨', '欣', '思远', '银饰', '晚风', '佳', '福州', '淑芬', 'zhang', '批发', '清欢', '妈妈'],
  ['诗语', '若', '浩然', '美甲', '北岛', '宁', '泉州', '秀英', 'wang', '批', '阿狸', '妈'],
  ['晓彤', '婉', '星辰', '童装', '浅笑', '明', '杭州', '建国', 'chen', '女装', '橙子', '海燕'],
];

export const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve));

/** The next frame has been drawn. */
export async function drawn(): Promise<void> {
  await frame();
  await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(0);
  });
}

/** As a hand types: at any moment of a frame. */
export const anyMoment = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, Math.random() * 17));

/** Asks the data process as the window does. */
export async function ask<K extends RouteName>(route: K, input: Input<K>): Promise<Output<K>> {
  // The window's own bridge, whose replies are of this shape and hold what the contract says.
  const { qundesk } = window as unknown as {
    readonly qundesk: { readonly request: (route: string, input: unknown) => Promise<WireReply> };
  };
  const reply = await qundesk.request(route, input);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return valueOf(reply) as Output<K>;
}

/** Three rows a frame, downwards, as a wheel does; `place` draws what came into view, `blank` counts rows without data. */
export async function scroll(list: Element, place: () => void, blank: () => number): Promise<Scrolled> {
  const frames = { all: 0, long: 0, blank: 0 };
  let last = performance.now();
  for (let step = 0; step < 400; step += 1) {
    list.scrollTop += 96;
    place();
    await frame();
    const now = performance.now();
    frames.all += 1;
    if (now - last > 25) frames.long += 1;
    last = now;
    if (step > 5) frames.blank += blank();
  }
  return frames;
}
