import type { Page } from 'playwright-core';

/** What the screen has shown, kept outside the app, so that it outlives it. */
export interface Witness {
  /** Deliveries whose row was shown as sent. */
  readonly rows: Set<number>;
  /** Groups of which the screen said that their post is noted as sent. */
  readonly said: Set<string>;
  /** How often it told that the data process is being restarted. */
  restarts: number;
}

/** A witness that has seen nothing yet. */
export const makeWitness = (): Witness => ({ rows: new Set(), said: new Set(), restarts: 0 });

/** Has a witness watch all that a window shows of posts ticked off and of the data process. */
export async function watchScreen(window: Page, witness: Witness): Promise<void> {
  await window.exposeBinding('tell', (_source, seen: { rows: string[]; said: string[] }) => {
    for (const id of seen.rows) witness.rows.add(Number(id.replace('delivery-', '')));
    for (const words of seen.said) {
      const name = /^✓ (\S+) 已记为发送$/.exec(words)?.[1];
      if (name !== undefined) witness.said.add(name);
      if (words.includes('数据进程中断了')) witness.restarts += 1;
    }
  });
  await window.evaluate(() => {
    const page = globalThis as unknown as { tell: (seen: object) => Promise<void>; watched: boolean };
    page.watched = true;
    const known = new Set<string>();
    let words: string[] = [];
    const look = (): void => {
      const shown = Array.from(document.querySelectorAll('[role=option][data-state=sent]'), ({ id }) => id);
      const rows = shown.filter((id) => !known.has(id));
      for (const id of rows) known.add(id);
      const now = Array.from(document.querySelectorAll('[role=status]'), ({ textContent }) => textContent ?? '');
      const said = now.filter((text) => !words.includes(text));
      words = now;
      if (rows.length > 0 || said.length > 0) void page.tell({ rows, said });
    };
    const everything = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(look).observe(document.body, everything);
    look();
  });
}

/** False where the page was loaded anew since it is watched. */
export const isSamePage = (window: Page): Promise<boolean> => window.evaluate(() => 'watched' in globalThis);
