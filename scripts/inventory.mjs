// A list of a folder's files and sizes, kept in it, so that a half-written or damaged folder is known at a glance.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the list inside the folder. */
export const INVENTORY = 'qundesk-inventory.json';

function inventory(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const sizes = files.map((entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return [path.slice(folder.length + 1), statSync(path).size];
  });
  const others = sizes.filter(([path]) => path !== INVENTORY);
  return JSON.stringify(Object.fromEntries(others.sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Writes down what the folder holds now. */
export function seal(folder) {
  writeFileSync(join(folder, INVENTORY), inventory(folder));
}

/** True when the folder holds exactly what was sealed, by path and size in bytes. */
export function isWhole(folder) {
  try {
    return readFileSync(join(folder, INVENTORY), 'utf8') === inventory(folder);
  } catch {
    return false;
  }
}
