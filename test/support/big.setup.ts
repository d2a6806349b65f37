import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepareBuild } from '../../scripts/build.mjs';
import { generate, sizeAt } from '../generate/index';

/** Makes the community of 190,000 members once for all tests that run in it, and takes away all their copies at the end. */
export default async function setup(project: TestProject): Promise<() => void> {
  await prepareBuild();
  const folder = mkdtempSync(join(tmpdir(), 'qundesk-big-'));
  generate(join(folder, 'original'), sizeAt(1), Date.now(), false);
  project.provide('bigWorld', folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
