// Draws the sample's posters (resources/sample/pictures/*.svg) with Chromium and keeps them, as base64 JPEG, in pictures.json.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';

const folder = join(import.meta.dirname, '..', 'resources', 'sample', 'pictures');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 540, height: 720 } });
const pictures = {};
for (const file of globSync(join(folder, '*.svg')).toSorted()) {
  await page.setContent(`<style>*{margin:0}</style>${readFileSync(file, 'utf8')}`);
  pictures[basename(file, '.svg')] = (await page.screenshot({ type: 'jpeg', quality: 86 })).toString('base64');
}
await browser.close();
writeFileSync(join(folder, '..', 'pictures.json'), `${JSON.stringify(pictures, null, 2)}\n`);
