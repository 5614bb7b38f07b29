import type { PlacedProtection } from '@fieldword/shared/pages/protection-contract.ts'
import { scopeWords } from '../ui/protection-words.ts'
import { RuleLine } from './protection-log.tsx'

interface ReachingRulesProps {
  readonly slug: string
  readonly rules: readonly PlacedProtection[]
}

/** [PG41] The rules that reach a page now. Of several the strictest holds, field by field. */
export function ReachingRules({ slug, rules }: ReachingRulesProps) {
  if (rules.length === 0) return null
  return (
    <>
      {rules.length > 1 ? <p className="fw-help">Of these rules the strictest holds, point by point.</p> : null}
      <ul className="form__log" aria-label="Rules in force">
        {rules.map(rule => (
          <li key={rule.id}>
            <RuleLine entry={rule}>
              {rule.page.slug === slug ? (
                scopeWords[rule.scope]
              ) : (
                <>
                  All below <a href={`/wiki/${rule.page.slug}/protect?scope=tree`}>{rule.page.title}</a>
                </>
              )}
            </RuleLine>
          </li>
        ))}
      </ul>
    </>
  )
}
