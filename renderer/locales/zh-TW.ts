// One file a domain: `zh-TW/groups.json` is the namespace `groups`. One chunk a language: only the one shown is read.
export default import.meta.glob<Record<string, unknown>>('./zh-TW/*.json', { eager: true, import: 'default' });
