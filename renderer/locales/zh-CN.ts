// One file a domain: `zh-CN/groups.json` is the namespace `groups`. One chunk a language: only the one shown is read.
export default import.meta.glob<Record<string, unknown>>(
  ['./zh-CN/*.json', '!./zh-CN/app.json', '!./zh-CN/today.json', '!./zh-CN/scripts.json'],
  { eager: true, import: 'default' },
);
