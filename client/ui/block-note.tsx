import type { Actor, Block } from '@fieldword/shared/policy/actor.ts'
import { toTheMinute } from './dates.ts'

/** On every page of somebody who is blocked: that they are, why, and until when. */
export function BlockNote({ actor }: { readonly actor: Actor }) {
  if (actor.role === 'visitor' || !actor.block) return null
  return (
    <section className="fw-wrap" aria-label="Your account is blocked">
      <p className="fw-note fw-blocked" data-s="wait">
        <b>Your account is blocked.</b> {blockWords(actor.block)}
      </p>
    </section>
  )
}

/** What it means, until when, and why. */
export function blockWords({ until, reason }: Block): string {
  return `You may read what visitors read, and write nothing, ${untilWords(until)}. The reason: ${reason}`
}

export function untilWords(until: string | null): string {
  return until === null ? 'until a moderator ends it' : `until ${toTheMinute(until)}`
}
