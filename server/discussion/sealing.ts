import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { networkOf } from '../accounts/index.ts'
import type { Platform } from '../platform/platform.ts'

type Keeper = Pick<Platform, 'config'>

const cipher = 'aes-256-gcm'
const [nonceLength, tagLength] = [12, 16]

/** [DSC36] From where a visitor writes, so that nobody reads it out of the database: it opens with the secret of this wiki alone. */
export function sealedNetwork({ config }: Keeper, address: string): string {
  const nonce = randomBytes(nonceLength)
  const sealing = createCipheriv(cipher, keyOf(config), nonce)
  const said = Buffer.concat([sealing.update(networkOf(address), 'utf8'), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), said]).toString('base64url')
}

/** Null where it was sealed with another secret. */
export function unsealedNetwork({ config }: Keeper, sealed: string): string | null {
  const bytes = Buffer.from(sealed, 'base64url')
  const opening = createDecipheriv(cipher, keyOf(config), bytes.subarray(0, nonceLength))
  opening.setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength))
  try {
    return Buffer.concat([opening.update(bytes.subarray(nonceLength + tagLength)), opening.final()]).toString('utf8')
  } catch {
    return null
  }
}

function keyOf({ sessionSecret }: Platform['config']): Buffer {
  return Buffer.from(hkdfSync('sha256', sessionSecret, '', 'network of a visitor who comments', 32))
}
