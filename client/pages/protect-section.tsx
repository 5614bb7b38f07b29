import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import type { PlacedProtection, ProtectionEntry } from '@fieldword/shared/pages/protection-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { demandWords } from '../ui/protection-words.ts'
import { ProtectionLog } from './protection-log.tsx'
import { ReachingRules } from './reaching-rules.tsx'

interface ProtectSectionProps {
  readonly page: Pick<PagePlace, 'slug' | 'protection'>
  readonly rules: readonly PlacedProtection[]
  readonly protections: readonly ProtectionEntry[]
  readonly actor: Actor
}

/** How the page is protected: for everybody to know, and for whoever may say it the way there. */
export function ProtectSection({ page, rules, protections, actor }: ProtectSectionProps) {
  const { slug, protection } = page
  const words = demandWords(protection, protection.editableUntil)
  return (
    <section className="form" aria-labelledby="protect">
      <h2 id="protect">Protection</h2>
      <p>
        {words.length > 0 ? `${words.join('. ')}.` : 'All members may change the draft of this page and propose it.'}
      </p>
      <ReachingRules slug={slug} rules={rules} />
      {can(actor, 'page:protect', { from: 'member', to: 'moderator' }) ? (
        <p>
          <a className="fw-btn" href={`/wiki/${slug}/protect`}>
            Change the protection
          </a>
        </p>
      ) : null}
      <h3>So far</h3>
      <ProtectionLog protections={protections} />
    </section>
  )
}
