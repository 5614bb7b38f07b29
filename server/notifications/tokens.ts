import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a link in a letter is for. */
export type Purpose = 'confirm' | 'stop'

export interface Claim {
  readonly userId: string
  readonly address: string
  /** Milliseconds since 1970; null where it is good for ever. */
  readonly until: number | null
}

/** A link's token: what it says, and that this wiki said it. Nothing of it is stored. */
export function tokenOf(secret: string, purpose: Purpose, claim: Claim): string {
  const said = Buffer.from(JSON.stringify([claim.userId, claim.address, claim.until])).toString('base64url')
  return `${said}.${signature(secret, purpose, said)}`
}

/** Null where it was not made here, was made for something else, or has run out. */
export function readToken(secret: string, purpose: Purpose, token: string, now: Date): Claim | null {
  const [said = '', signed = ''] = token.split('.')
  const [own, given] = [Buffer.from(signature(secret, purpose, said)), Buffer.from(signed)]
  if (own.length !== given.length || !timingSafeEqual(own, given)) return null
  const [userId, address, until] = JSON.parse(Buffer.from(said, 'base64url').toString()) as [
    string,
    string,
    number | null,
  ]
  return until !== null && until < now.getTime() ? null : { userId, address, until }
}

function signature(secret: string, purpose: Purpose, said: string): string {
  return createHmac('sha256', secret).update(`mail:${purpose}:${said}`).digest('base64url')
}
