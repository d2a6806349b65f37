import axe from 'axe-core';
import type { Page } from 'playwright-core';

interface Fault {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds on the page, in one line each. */
export async function faults(window: Page): Promise<readonly string[]> {
  await window.evaluate(axe.source);
  const found = await window.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: readonly Fault[] }> } };
    return (await axe.run()).violations;
  });
  return found.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`).join(' | ')}`,
  );
}
