import type { Actor, Block } from '@fieldword/shared/policy/actor.ts'
import { toTheMinute } from './dates.ts'

/** On every page of somebody who is blocked: that they are, why, and until when. */
export function BlockNote({ actor }: { readonly actor: Actor }) {
  const { block } = actor
  if (!block) return null
  const who = block.network ? 'The network you come from is blocked' : 'Your account is blocked'
  return (
    <section className="fw-wrap" aria-label={who}>
      <p className="fw-note fw-blocked" data-s="wait">
        <b>{who}.</b> {blockWords(block)} <a href="/appeal">Ask about it</a>
      </p>
    </section>
  )
}

/** What it means, until when, and why. */
export function blockWords({ until, reason, network }: Block): string {
  const may = network === 'sign_up' ? 'Nobody makes an account from there' : writesNothing
  return `${may}, ${untilWords(until)}. The reason: ${reason}`
}

const writesNothing = 'You may read what visitors read, and write nothing'

export function untilWords(until: string | null): string {
  return until === null ? 'until a moderator ends it' : `until ${toTheMinute(until)}`
}
