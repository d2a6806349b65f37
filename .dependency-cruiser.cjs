/** Who may import whom; see docs/architecture.md. Checked by scripts/check-imports.mjs. */
const npm = (names) => `^node_modules/(${names})(/|$)`;
const SQLITE = npm('better-sqlite3|@types/better-sqlite3');
const PURE = npm('zod|pinyin-pro|temporal-polyfill|temporal-spec|rrule-temporal|tyme4ts');
const ELECTRON = '^electron$|^node_modules/electron(/|$)';

/** One rule: what matches `from` must never import what matches `to`. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    never(
      'no-circular',
      'A cycle has no first file to read.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    never(
      'no-unresolved',
      'An import that resolves to nothing is a typo or a missing package.',
      {},
      { couldNotResolve: true, pathNot: '^(electron|virtual:|vite/client)' },
    ),
    never(
      'product-not-to-test',
      'What ships never imports tests or scripts.',
      { path: '^(electron|renderer|shared)/' },
      { path: '^(test|scripts)/' },
    ),

    never('shared-alone', 'shared imports itself only.', { path: '^shared/' }, { path: '^(electron|renderer)/' }),
    never(
      'shared-pure-libraries',
      'shared runs everywhere: only libraries without input and output.',
      { path: '^shared/' },
      { path: '^node_modules/', pathNot: PURE },
    ),
    never(
      'shared-no-node',
      'shared also runs in the renderer, which has no Node.',
      { path: '^shared/' },
      { dependencyTypes: ['core'] },
    ),

    never(
      'renderer-to-shared-only',
      'The renderer reaches the rest through preload.',
      { path: '^renderer/' },
      { path: `^electron/|${ELECTRON}|${SQLITE}` },
    ),
    never(
      'renderer-no-node',
      'The renderer is sandboxed: there is no Node.',
      { path: '^renderer/' },
      { dependencyTypes: ['core'] },
    ),
    never(
      'no-feature-to-feature',
      'Features meet in app, api, pickers or components.',
      { path: '^renderer/features/([^/]+)/' },
      { path: '^renderer/features/([^/]+)/', pathNot: '^renderer/features/$1/' },
    ),
    never(
      'feature-not-to-app',
      'app -> features -> components.',
      { path: '^renderer/features/' },
      { path: '^renderer/app/' },
    ),
    never(
      'picker-below-features',
      'Pickers know the domain and serve every feature: features -> pickers -> components.',
      { path: '^renderer/pickers/' },
      { path: '^renderer/(app|features)/' },
    ),
    never(
      'component-knows-no-feature',
      'app -> features -> components.',
      { path: '^renderer/components/' },
      { path: '^renderer/(app|features|pickers)/' },
    ),
    never(
      'api-knows-no-screen',
      'renderer/api is below every screen.',
      { path: '^renderer/api/' },
      { path: '^renderer/(app|features|pickers|components)/' },
    ),

    never(
      'shell-no-data',
      'Main and preload never touch SQLite or the data process code.',
      { path: '^electron/(main|preload)/' },
      { path: `^electron/data/|^renderer/|${SQLITE}` },
    ),
    never(
      'preload-not-main',
      'Preload carries requests, nothing else.',
      { path: '^electron/preload/' },
      { path: '^electron/main/' },
    ),
    never(
      'data-no-electron',
      'The data process runs under plain Node in tests and fallback.',
      { path: '^electron/data/' },
      { path: `^electron/(main|preload)/|^renderer/|${ELECTRON}` },
    ),
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|json|svg|png|html)$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
