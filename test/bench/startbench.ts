import { runWindow } from './window';
import { median } from './measure';
const n = Number(process.argv[2] ?? 5);
const e: number[] = [], p: number[] = [], em: number[] = [], pm: number[] = [];
for (let i = 0; i < n; i++) {
  const a = await runWindow({ what: 'empty', idle: 2500 }); e.push(a.started); em.push(a.memory);
  const b = await runWindow({ what: 'product', dataDir: process.argv[3]!, idle: 2500 }); p.push(b.started); pm.push(b.memory);
}
console.log('start', median(p), '/', median(e), '=', (median(p) / median(e)).toFixed(2), 'mem', median(pm).toFixed(0), median(em).toFixed(0), (median(pm) / median(em)).toFixed(2), p.join(' '));
process.exit(0);
