// One file a domain: `en/groups.json` is the namespace `groups`. One chunk a language: only the one shown is read.
export default import.meta.glob<Record<string, unknown>>(
  ['./en/*.json', '!./en/app.json', '!./en/today.json', '!./en/scripts.json'],
  { eager: true, import: 'default' },
);
