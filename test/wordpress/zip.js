import { crc32, deflateRawSync } from 'node:zlib';

/** 1 January 1980, the first day that a zip file can name: the same contents make the same bytes, on whatever day. */
const FIRST_DAY = (1 << 5) | 1;
/** Made on Unix, by version 2.0 of the format. */
const MADE_BY = (3 << 8) | 20;
/** A file that all may read and its owner write. */
const FILE_MODE = (0o100644 << 16) >>> 0;
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;

/**
 * Makes a zip file. Source: PKWARE, "APPNOTE.TXT – .ZIP File Format Specification", 4.3.
 *
 * @param {Record<string, Uint8Array>} files contents by path
 * @returns {Buffer} the same bytes for the same files, whatever their order
 */
export function makeZip(files) {
  const entries = Object.keys(files).sort();
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const path of entries) {
    const name = Buffer.from(path);
    const packed = deflateRawSync(files[path], { level: 9 });
    // What a file's own header and its line in the directory have in common.
    const about = Buffer.alloc(26);
    [20, UTF8_NAMES, DEFLATED, 0, FIRST_DAY].forEach((value, index) => about.writeUInt16LE(value, index * 2));
    [crc32(files[path]), packed.length, files[path].length].forEach((value, index) =>
      about.writeUInt32LE(value, 10 + index * 4),
    );
    about.writeUInt16LE(name.length, 22);
    const line = Buffer.alloc(14);
    line.writeUInt32LE(FILE_MODE, 6);
    line.writeUInt32LE(offset, 10);
    parts.push(Buffer.from('PK\x03\x04'), about, name, packed);
    directory.push(Buffer.from('PK\x01\x02'), uint16(MADE_BY), about, line, name);
    offset += 4 + about.length + name.length + packed.length;
  }
  const lines = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(lines.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, lines, Buffer.from('PK\x05\x06'), end]);
}

function uint16(value) {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
