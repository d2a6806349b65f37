import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A small disk in memory, gone after the test. */
export interface SmallDisk {
  readonly dir: string;
  readonly readOnly: (on: boolean) => void;
}

/** Mounts a disk of so many MB; needs root, and says so where it may not. */
export function smallDisk(megabytes: number): SmallDisk {
  const dir = mkdtempSync(join(tmpdir(), 'qundesk-disk-'));
  mount(['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', dir]);
  onTestFinished(() => {
    execFileSync('umount', ['-l', dir]);
    rmSync(dir, { recursive: true, force: true });
  });
  return { dir, readOnly: (on) => mount(['-o', `remount,${on ? 'ro' : 'rw'}`, dir]) };
}

function mount(args: readonly string[]): void {
  try {
    execFileSync('mount', args, { stdio: 'pipe' });
  } catch (error) {
    throw new Error('The tests of a full and a read-only disk mount a small one: run them as root on Linux.', {
      cause: error,
    });
  }
}
