import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { JobName } from '../../electron/data/jobs/messages';

const root = resolve(import.meta.dirname, '../..');
const built = new Map<JobName, Promise<string>>();

/** The thread of a job, bundled from its sources as the product's build does; once per test file. */
export function workerFile(job: JobName): Promise<string> {
  const file = built.get(job) ?? bundle(job);
  built.set(job, file);
  return file;
}

async function bundle(job: JobName): Promise<string> {
  // Inside the project, so that it finds better-sqlite3; named by what it is made of, so that files and runs share it.
  const folder = join(root, 'node_modules/.cache/qundesk');
  const file = join(folder, `${job}-${stampOfSources()}.cjs`);
  if (existsSync(file)) return file;
  const result = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: join(root, `electron/data/jobs/${job}/worker.ts`),
      write: false,
      target: 'node24',
      rolldownOptions: { output: { format: 'cjs', codeSplitting: false } },
    },
  });
  const chunk = (Array.isArray(result) ? result : [result])
    .flatMap((each) => ('output' in each ? each.output : []))
    .find((each) => each.type === 'chunk');
  if (!chunk) throw new Error('no thread was built');
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, chunk.code);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

/** Changes with every file that a thread may be made of: one written, added, renamed or gone. */
function stampOfSources(): string {
  const hash = createHash('sha256');
  for (const path of globSync('{electron,shared,resources}/**/*.{ts,json}', { cwd: root }).toSorted())
    hash.update(`${path} ${statSync(join(root, path)).mtimeMs}\n`);
  hash.update(readFileSync(join(root, 'package-lock.json')));
  return hash.digest('hex').slice(0, 16);
}
