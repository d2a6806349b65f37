// One file a domain: `zh-CN/groups.json` is the namespace `groups`.
export default import.meta.glob<Record<string, unknown>>('./zh-CN/*.json', { eager: true, import: 'default' });
