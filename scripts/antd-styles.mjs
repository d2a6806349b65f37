// antd's stylesheet with only what our components draw: read as a whole it costs each start, and its rules stay in memory.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { ROOT } from './console.mjs';

const ANTD = join(ROOT, 'node_modules/antd/es');
/** Classes whose component's folder has another name, or none: their rules are never asked for. */
const FOLDERS = {
  // What a dropdown shows is a menu by its own name; App brings notifications along, we show messages.
  menu: null,
  notification: null,
  btn: 'button',
  picker: 'date-picker',
  col: 'grid',
  row: 'grid',
  otp: 'input',
  ribbon: 'badge',
  float: 'float-button',
  color: 'color-picker',
  // The theme says `motion: false`.
  fade: null,
  move: null,
  slide: null,
  zoom: null,
};

function filesBelow(folder, ending) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path, ending) : ending.test(name) ? [path] : [];
  });
}

const foundIn = (text, pattern) => Array.from(text.matchAll(pattern), (match) => match[1]);
const kebab = (name) => name.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase();

/** The file that a relative import names. */
const fileOf = (path) => [`${path}.js`, join(path, 'index.js')].find((file) => existsSync(file));

/** Folders of antd with code that the sources below `folder` import, directly or through one another. */
function usedFolders(folder) {
  const known = new Set(readdirSync(ANTD).filter((name) => statSync(join(ANTD, name)).isDirectory()));
  const waiting = filesBelow(folder, /\.tsx?$/)
    .flatMap((file) => foundIn(readFileSync(file, 'utf8'), /import \{([^}]*)\} from 'antd'/g))
    .flatMap((names) => names.split(',').map((name) => fileOf(join(ANTD, kebab(name.trim())))));
  const read = new Set();
  const used = new Set();
  while (waiting.length > 0) {
    const file = waiting.pop();
    const [name, ...below] = file === undefined ? [] : relative(ANTD, file).split(sep);
    if (file === undefined || read.has(file) || below.includes('style')) continue;
    read.add(file);
    const imports = foundIn(readFileSync(file, 'utf8'), /from '(\.[^']+)'/g);
    if (imports.some((path) => /^\.\.?\/style/.test(path))) used.add(name);
    waiting.push(...imports.map((path) => fileOf(join(dirname(file), path))));
  }
  return { known, used };
}

/** A PostCSS plugin that keeps of antd's rules those of components used by the sources below `folder`. */
export function onlyUsedStyles(folder) {
  const { known, used } = usedFolders(folder);
  const isUsed = (selector) =>
    !/-rtl\b|\.css-var-_R_/.test(selector) &&
    !/\.ant-col-(xs|sm|md|lg|xl|xxl|xxxl)-/.test(selector) &&
    foundIn(selector.replaceAll(/:not\([^)]*\)/g, ''), /\.ant-([a-z]+)/g).every((name) => {
      const owner = name in FOLDERS ? FOLDERS[name] : name;
      return owner !== null && (!known.has(owner) || used.has(owner));
    });
  return {
    postcssPlugin: 'only-used-styles',
    Rule(rule) {
      if (!rule.source?.input.file?.endsWith('antd.css') || rule.parent?.name?.endsWith('keyframes')) return;
      const kept = rule.selectors.filter(isUsed);
      if (kept.length === 0) rule.remove();
      else if (kept.length < rule.selectors.length) rule.selectors = kept;
    },
  };
}
