import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { PassThrough, pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import unbzip2 from 'unbzip2-stream'
import { FileFault } from './faults.ts'

/** A file may unpack to so many times its size, above the first 64 MB: histories reach some 100, bombs 400 and more. */
const mostUnpacked = 200
const freely = 64 * 1024 * 1024

export interface Unpacked {
  /** The text, in pieces of whole characters. */
  readonly chunks: AsyncIterable<TextChunk>
  /** Bytes of the file. */
  readonly bytes: number
  /** Bytes of the file that were read so far. */
  read(): number
}

export interface TextChunk {
  readonly text: string
  /** Bytes of the unpacked text before this piece. */
  readonly start: number
}

/** Opens a file, gzip and bzip2 unpacked, as UTF-8. Nothing is held but the piece at hand. */
export async function unpackFile(path: string): Promise<Unpacked> {
  const { size } = await stat(path)
  const packing = await packingOf(path)
  let read = 0
  const raw = createReadStream(path, { highWaterMark: 128 * 1024 })
  raw.on('data', chunk => {
    read += chunk.length
  })
  return { chunks: textOf(unpackedStream(raw, packing), size), bytes: size, read: () => read }
}

type Packing = 'gzip' | 'bzip2' | 'none'

async function packingOf(path: string): Promise<Packing> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0)
    const start = buffer.subarray(0, bytesRead).toString('latin1')
    if (start.startsWith('\x1f\x8b')) return 'gzip'
    return start === 'BZh' ? 'bzip2' : 'none'
  } finally {
    await file.close()
  }
}

function unpackedStream(raw: Readable, packing: Packing): Readable {
  if (packing === 'none') return raw
  const through = new PassThrough()
  // The failure reaches whoever reads: a pipeline destroys its end with it.
  pipeline(raw, packing === 'gzip' ? createGunzip() : unbzip2(), through, () => {})
  return through
}

async function* textOf(stream: Readable, size: number): AsyncGenerator<TextChunk> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const limit = freely + size * mostUnpacked
  let bytes = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      yield { text: decoded(decoder, chunk, bytes), start: bytes }
      bytes += chunk.length
      if (bytes > limit) throw new FileFault('unpacks-too-large', { byte: bytes })
    }
  } catch (error) {
    throw error instanceof FileFault ? error : faultOf(error, bytes)
  }
  const rest = decoded(decoder, null, bytes)
  if (rest !== '') yield { text: rest, start: bytes }
}

function decoded(decoder: TextDecoder, chunk: Buffer | null, byte: number): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch {
    throw new FileFault('encoding', { byte })
  }
}

/** A file that ends too soon, or was damaged, as whoever unpacks it says; a disk that fails is no fault of the file. */
function faultOf(error: unknown, byte: number): unknown {
  const { code = '', message = '', syscall } = error as NodeJS.ErrnoException
  if (syscall !== undefined) return error
  return new FileFault(code === 'Z_BUF_ERROR' || /end of (file|input)/i.test(message) ? 'truncated' : 'compression', {
    byte,
  })
}
