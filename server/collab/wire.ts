const binaryAndWhole = 0x82

let lastPayload: Uint8Array | null = null
let lastFrame: Buffer = Buffer.alloc(0)

/**
 * The payload as it goes over the wire (RFC 6455, section 5.2: one unmasked binary frame). What is sent to many is made once:
 * a room sends one payload to all its peers in a row.
 */
export function wireFrame(payload: Uint8Array): Buffer {
  if (payload === lastPayload) return lastFrame
  lastFrame = makeWireFrame(payload)
  // A whole document would stay in memory until something else is sent.
  lastPayload = payload.length < 65_536 ? payload : null
  return lastFrame
}

/** The same, for one alone. */
export function makeWireFrame(payload: Uint8Array): Buffer {
  const { length } = payload
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = binaryAndWhole
  if (head === 2) {
    frame[1] = length
  } else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(payload, head)
  return frame
}
