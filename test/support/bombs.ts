import { crc32, deflateRawSync } from 'node:zlib';

/** One part of a zip file; `claim` is the unpacked size its headers pretend to. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
  readonly claim?: number;
}

/** A zip file written by hand, so that its headers can lie. */
export function zipOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claim } of parts) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const file = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(8, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(claim ?? bytes.length, 18);
    shared.writeUInt16LE(file.length, 22);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), shared, file, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    centrals.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), shared, rest, file]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

const book = (sheet: Part): readonly Part[] => [
  {
    name: 'xl/workbook.xml',
    bytes: Buffer.from('<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'),
  },
  {
    name: 'xl/_rels/workbook.xml.rels',
    bytes: Buffer.from('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'),
  },
  sheet,
];

/** A workbook whose one sheet is this XML. */
export const workbookOf = (xml: string, claim?: number): Buffer =>
  zipOf(book({ name: 'xl/worksheets/sheet1.xml', bytes: Buffer.from(xml), ...(claim === undefined ? {} : { claim }) }));

/** A sheet of `megabytes` of rows that pack to almost nothing. */
export function sheetBomb(megabytes: number, claim?: number): Buffer {
  const row = '<row><c t="inlineStr"><is><t>AAAAAAAA</t></is></c></row>';
  const rows = row.repeat(Math.ceil((megabytes * 1024 * 1024) / row.length));
  return workbookOf(`<worksheet><sheetData>${rows}</sheetData></worksheet>`, claim);
}

/** Nine entities of ten times each other: a billion characters from a kilobyte. */
export function entityBomb(): Buffer {
  const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('');
  return workbookOf(
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "lol">${levels}]><worksheet><sheetData><row><c t="inlineStr"><is><t>&e9;</t></is></c></row></sheetData></worksheet>`,
  );
}
