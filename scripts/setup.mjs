// Everything a task needs before it runs, each step doing nothing when it is done already.
import { prepareDebian } from './debian.mjs';
import { preparePackages } from './packages.mjs';
import { prepareRuntime } from './runtime.mjs';

/** Packages, Debian packages and Electron; resolves with the runtime (see resolveRuntime). */
export async function prepare({ display = false, tests = false } = {}) {
  await prepareDebian({ display, tests });
  await preparePackages();
  return prepareRuntime();
}
