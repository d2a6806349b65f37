import { readdirSync, readFileSync } from 'node:fs';

const read = (pid: string, part: string): string => {
  try {
    return readFileSync(`/proc/${pid}/${part}`, 'utf8');
  } catch {
    return '';
  }
};

/** All processes that live on a data folder: the app's own and those it started (Linux). */
export function processesOf(dataDir: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => read(pid, 'environ').split('\0').includes(`QUNDESK_DATA_DIR=${dataDir}`))
    .filter((pid) => !/^State:\s+Z/m.test(read(pid, 'status')))
    .map(Number);
}

/** The data processes that run on a data folder, whichever way they were started (Linux). */
export function dataProcesses(dataDir: string): readonly number[] {
  return processesOf(dataDir).filter((pid) =>
    /out\/main\/data\.js|node\.mojom\.NodeService/.test(read(`${pid}`, 'cmdline')),
  );
}
