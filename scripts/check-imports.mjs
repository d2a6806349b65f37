// Checks who imports whom (.dependency-cruiser.cjs). A cruise that saw too few modules fails too:
// with a parser that cannot read the sources, dependency-cruiser finds nothing and is content.
import { createRequire } from 'node:module';
import { existsSync, readdirSync } from 'node:fs';
import { cruise } from 'dependency-cruiser';

const ROOTS = ['electron', 'renderer', 'shared', 'test', 'scripts'].filter((root) => existsSync(root));
const SOURCE = /\.(ts|tsx|mjs)$/;

const { options, forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
const written = ROOTS.flatMap((root) => readdirSync(root, { recursive: true })).filter(
  (file) => SOURCE.test(file) && !file.endsWith('.d.ts'),
).length;

const { output } = await cruise(ROOTS, { ...options, ruleSet: { forbidden }, validate: true });
const seen = output.modules.filter((module) => SOURCE.test(module.source) && !module.source.includes('node_modules'));
const edges = seen.reduce((sum, module) => sum + module.dependencies.length, 0);

for (const violation of output.summary.violations) {
  console.error(`${violation.rule.name}: ${violation.from} -> ${violation.to}`);
}
if (seen.length < written || edges < seen.length / 2) {
  console.error(
    `only ${seen.length} of ${written} source files and ${edges} imports were read: the check proves nothing`,
  );
  process.exit(1);
}
if (output.summary.violations.length > 0) process.exit(1);
console.log(`${seen.length} modules, ${edges} imports, no rule broken`);
