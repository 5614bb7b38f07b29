import { hash, verify } from '@node-rs/argon2'

/** [ACC4] OWASP's recommendation for argon2id: 19 MiB, 2 passes, 1 lane. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The hash of a random text nobody knows, at the same cost: what an unknown e-mail address is checked against. */
export const decoyHash =
  '$argon2id$v=19$m=19456,t=2,p=1$p73V65LvVJoBz0f0VbxSfg$JExyr+T02lvOoTMK9efXjlYfcbYcgsDqizamTHwOE5M'

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** [ACC3] Takes as long without a hash as with one, so that the time does not tell which e-mail addresses are known. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const matches = await verify(passwordHash ?? decoyHash, password.normalize('NFKC'))
  return matches && passwordHash !== null
}
