import type { PageRef, Protection } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { writersWords } from '../ui/protection-words.ts'
import { protectChoices } from './protect-choices.ts'
import { ProtectionLog } from './protection-log.tsx'

interface ProtectSectionProps {
  readonly page: Pick<PageRef, 'slug' | 'editableBy'>
  readonly protections: readonly Protection[]
  readonly actor: Actor
}

/** Who may change the draft: for everybody to know, and for whoever may say it the way there. */
export function ProtectSection({ page, protections, actor }: ProtectSectionProps) {
  return (
    <section className="form" aria-labelledby="protect">
      <h2 id="protect">Who may write</h2>
      <p>{writersWords(page.editableBy)} may change the draft of this page and propose it.</p>
      {protectChoices(actor, page).length > 0 ? (
        <p>
          <a className="fw-btn" href={`/wiki/${page.slug}/protect`}>
            Change who may write
          </a>
        </p>
      ) : null}
      <ProtectionLog protections={protections} />
    </section>
  )
}
