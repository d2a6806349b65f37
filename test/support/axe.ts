import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { within } from './electronApp';

interface Fault {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds on the page, or in what `inside` selects, in one line each. */
export async function faults(window: Page, inside?: string): Promise<readonly string[]> {
  if (!(await window.evaluate(() => 'axe' in window))) await window.evaluate(axe.source);
  const asked = window.evaluate(async (selector) => {
    const { axe } = window as unknown as {
      axe: { run: (on?: string) => Promise<{ violations: readonly Fault[] }> };
    };
    return (await axe.run(...(selector === undefined ? [] : ([selector] as const)))).violations;
  }, inside);
  const found = await within('axe', asked);
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`,
  );
}
