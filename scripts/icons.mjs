// Draws resources/icons from icon.svg: PNG for Linux, ICO for Windows, ICNS for macOS. Run by hand after a change.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT, say } from './console.mjs';

const FOLDER = join(ROOT, 'resources', 'icons');
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const LINUX = [16, 24, 32, 48, 64, 128, 256, 512];
const ICO = [16, 24, 32, 48, 64, 128, 256];
const ICNS = { icp4: 16, icp5: 32, icp6: 64, ic07: 128, ic08: 256, ic09: 512, ic10: 1024 };

async function draw() {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  const svg = readFileSync(join(FOLDER, 'icon.svg')).toString('base64');
  const pictures = new Map();
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const image = `<img width="${size}" height="${size}" src="data:image/svg+xml;base64,${svg}">`;
    await page.setContent(`<style>body{margin:0}img{display:block}</style>${image}`);
    pictures.set(size, await page.screenshot({ omitBackground: true }));
    await page.close();
  }
  await browser.close();
  return pictures;
}

/** An ICO file: a table of sizes, then one PNG each (0 stands for 256). */
function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * ICO.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(ICO.length, 4);
  let offset = head.length;
  ICO.forEach((size, index) => {
    const at = 6 + 16 * index;
    const { length } = pictures.get(size);
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += length;
  });
  return Buffer.concat([head, ...ICO.map((size) => pictures.get(size))]);
}

/** An ICNS file: blocks of a four-letter type, a length and a PNG. */
function icns(pictures) {
  const block = (type, body) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([head, body]);
  };
  return block('icns', Buffer.concat(Object.entries(ICNS).map(([type, size]) => block(type, pictures.get(size)))));
}

const pictures = await draw();
mkdirSync(join(FOLDER, 'linux'), { recursive: true });
for (const size of LINUX) writeFileSync(join(FOLDER, 'linux', `${size}x${size}.png`), pictures.get(size));
writeFileSync(join(FOLDER, 'icon.png'), pictures.get(512));
writeFileSync(join(FOLDER, 'icon.ico'), ico(pictures));
writeFileSync(join(FOLDER, 'icon.icns'), icns(pictures));
say(`icons drawn in ${FOLDER}`);
