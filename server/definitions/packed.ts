import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

const level = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

/** An answer on its way from another thread: as one piece of memory it is handed over, and not copied object by object. */
export function packed(answer: unknown): Uint8Array<ArrayBuffer> {
  return new Uint8Array(zstdCompressSync(JSON.stringify(answer), level))
}

export function unpacked<Answer>(bytes: Uint8Array): Answer {
  return JSON.parse(zstdDecompressSync(bytes).toString()) as Answer
}
