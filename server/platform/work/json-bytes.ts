const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** A value on its way from another thread, or to be kept: as one piece of memory it is handed over, and not copied object by object. */
export function jsonBytes(value: unknown): Uint8Array<ArrayBuffer> {
  return encoder.encode(JSON.stringify(value))
}

/** Whoever reads it knows what it wrote there. */
export function ofJsonBytes<Value>(bytes: Uint8Array): Value {
  return JSON.parse(decoder.decode(bytes)) as Value
}
