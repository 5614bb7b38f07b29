import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { type Check, verify } from '@fieldword/server/platform/verifying.ts'
import { listLog } from '@fieldword/server/processes/log.ts'
import { destroyWords, setWordsHidden } from '@fieldword/server/processes/withholding-commands.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { HiddenKind, WordsKind } from '@fieldword/shared/processes/withholding-contract.ts'

export const rude = 'You are all fools.'
export const reason = 'It insults people.'
export const hidden = { state: 'hidden', reason } as const
export const destroyed = { state: 'redacted', reason } as const

/** Words of a process that have to go. */
interface Words<Kind> {
  readonly slug: string
  readonly kind: Kind
  readonly id: string
}

export const hide = (platform: Platform, by: SignedIn, words: Words<HiddenKind>, hidden = true) =>
  setWordsHidden(platform, by, { ...words, hidden, reason })

export const destroy = (platform: Platform, by: SignedIn, words: Words<WordsKind>) =>
  destroyWords(platform, by, { ...words, reason })

/** The newest entry of a kind in a process's log, as somebody reads it. */
export async function entryOf(platform: Platform, to: Actor, { slug, kind }: { slug: string; kind: string }) {
  const { items } = await listLog(platform, to, { slug, limit: 100, decisionsOnly: 'false' })
  return items.find(event => event.kind === kind)
}

/** What verifying finds. */
export async function problems(platform: Platform, ...checks: readonly Check[]): Promise<string[]> {
  const found: string[] = []
  const damaged = ({ problem }: { problem: string }) => found.push(problem)
  await verify(platform.database, checks, { damaged, going: () => {}, done: () => {} })
  return found
}
