// One file a domain: `zh-TW/groups.json` is the namespace `groups`. One chunk a language: only the one shown is read.
export default import.meta.glob<Record<string, unknown>>(
  ['./zh-TW/*.json', '!./zh-TW/app.json', '!./zh-TW/today.json', '!./zh-TW/scripts.json'],
  { eager: true, import: 'default' },
);
