/**
 * The bytes of many updates, arranged so that they compress: two keystrokes of the same length differ in few places. Updates
 * of one length are written as differences to the one before (modulo 256), all their first bytes, then all their second
 * bytes, and so on. Measured on real typing this takes a fifth of what one after another takes.
 */
export function joinBodies(updates: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(updates.reduce((sum, { length }) => sum + length, 0))
  let offset = 0
  for (const [length, places] of placesByLength(updates.map(update => update.length))) {
    const alike = places.map(place => updates[place] ?? joined)
    for (let column = 0; column < length; column += 1) {
      let before = 0
      for (const update of alike) {
        const byte = update[column] ?? 0
        joined[offset] = byte - before
        before = byte
        offset += 1
      }
    }
  }
  return joined
}

/** The updates of these lengths, in their order. Throws when the bytes are more or fewer. */
export function splitBodies(joined: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const total = lengths.reduce((sum, length) => sum + length, 0)
  if (total !== joined.length) throw new Error(`${joined.length} bytes of updates instead of ${total}`)
  const bytes = new Uint8Array(total)
  let end = 0
  const updates = lengths.map(length => {
    end += length
    return bytes.subarray(end - length, end)
  })
  let offset = 0
  for (const [length, places] of placesByLength(lengths)) {
    const alike = places.map(place => updates[place] ?? joined)
    for (let column = 0; column < length; column += 1) {
      let byte = 0
      for (const update of alike) {
        byte = (byte + (joined[offset] ?? 0)) & 255
        update[column] = byte
        offset += 1
      }
    }
  }
  return updates
}

function placesByLength(lengths: readonly number[]): Map<number, number[]> {
  const groups = new Map<number, number[]>()
  for (const [place, length] of lengths.entries()) {
    const group = groups.get(length)
    if (group) group.push(place)
    else groups.set(length, [place])
  }
  return groups
}
