import { inflateSync } from 'node:zlib'

/**
 * The code points that a font has glyphs for: those of its `cmap`, as far as that is in format 4 or 12 (OpenType).
 *
 * @param woff a font in WOFF 1.0
 * @throws {Error} for what is none
 */
export function charactersOf(woff: Uint8Array): ReadonlySet<number> {
  const cmap = tableOf(Buffer.from(woff), 'cmap')
  const characters = new Set<number>()
  for (let record = 0; record < cmap.readUInt16BE(2); record += 1) {
    const subtable = cmap.subarray(cmap.readUInt32BE(4 + 8 * record + 4))
    const format = subtable.readUInt16BE(0)
    if (format === 4) addSegments(characters, subtable)
    if (format === 12) addGroups(characters, subtable)
  }
  return characters
}

function tableOf(woff: Buffer, wanted: string): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('Cannot read the font: it is not WOFF 1.0')
  for (let entry = 44; entry < 44 + 20 * woff.readUInt16BE(12); entry += 20) {
    if (woff.toString('latin1', entry, entry + 4) !== wanted) continue
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number]
    const table = woff.subarray(offset, offset + packed)
    return packed < length ? inflateSync(table) : table
  }
  throw new Error(`Cannot read the font: it has no table "${wanted}"`)
}

/** Format 4: four arrays, one place of each for a segment; glyph 0 is the box for what is missing. */
function addSegments(characters: Set<number>, subtable: Buffer): void {
  const bytes = subtable.readUInt16BE(6)
  for (let segment = 14; segment < 14 + bytes; segment += 2) {
    const last = subtable.readUInt16BE(segment)
    const first = subtable.readUInt16BE(segment + bytes + 2)
    const delta = subtable.readUInt16BE(segment + 2 * bytes + 2)
    const offsetAt = segment + 3 * bytes + 2
    const offset = subtable.readUInt16BE(offsetAt)
    for (let code = first; code <= last; code += 1) {
      const glyph = offset === 0 ? code + delta : subtable.readUInt16BE(offsetAt + offset + 2 * (code - first))
      if (glyph % 0x1_00_00 !== 0) characters.add(code)
    }
  }
}

/** Format 12. */
function addGroups(characters: Set<number>, subtable: Buffer): void {
  const end = 16 + 12 * subtable.readUInt32BE(12)
  for (let group = 16; group < end; group += 12) {
    const last = subtable.readUInt32BE(group + 4)
    for (let code = subtable.readUInt32BE(group); code <= last; code += 1) characters.add(code)
  }
}
