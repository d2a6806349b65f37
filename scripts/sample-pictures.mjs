// Draws the sample's QR codes (codes.json, PNG) and its posters (resources/sample/pictures/*.svg) with Chromium and keeps them, as base64 JPEG, in pictures.json.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';
import QRCode from 'qrcode';

const folder = join(import.meta.dirname, '..', 'resources', 'sample', 'pictures');
const { groups } = JSON.parse(readFileSync(join(folder, '..', 'community.json'), 'utf8'));
const codes = {};
for (const { name, qrDays } of groups)
  if (qrDays !== null)
    codes[name] = (await QRCode.toBuffer(`Qundesk 示例：${name}`, { scale: 6, margin: 3 })).toString('base64');
writeFileSync(join(folder, '..', 'codes.json'), `${JSON.stringify(codes, null, 2)}\n`);

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 540, height: 720 } });
const pictures = {};
for (const file of globSync(join(folder, '*.svg')).toSorted()) {
  await page.setContent(`<style>*{margin:0}</style>${readFileSync(file, 'utf8')}`);
  pictures[basename(file, '.svg')] = (await page.screenshot({ type: 'jpeg', quality: 86 })).toString('base64');
}
await browser.close();
writeFileSync(join(folder, '..', 'pictures.json'), `${JSON.stringify(pictures, null, 2)}\n`);
