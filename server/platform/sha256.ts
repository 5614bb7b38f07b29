import { createHash } from 'node:crypto'

/** Hex, 64 characters. Text is hashed as UTF-8. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex')
}
