import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import type { CompareLook } from '../ui/compare-look.ts'
import { LookFields } from './compare-bar.tsx'
import type { AskedPair } from './page-addresses.ts'

interface ComparePagesFormProps {
  readonly asked: AskedPair
  readonly pages: readonly PageRef[]
  readonly look: CompareLook
}

/** Two lines to type a page's address into, or to paste one: works without scripts. */
export function ComparePagesForm({ asked, pages, look }: ComparePagesFormProps) {
  const { problem } = asked
  const described = ['compare-help', problem ? 'compare-problem' : null].filter(Boolean).join(' ')
  return (
    <form className="cmppick" action="/compare">
      <LookFields look={look} />
      {(['from', 'to'] as const).map(side => (
        <label key={side} className="fw-label">
          {side === 'from' ? 'From' : 'To'}
          <input
            className="fw-input"
            name={side}
            defaultValue={asked[side]}
            list="compare-pages"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={300}
            aria-invalid={problem ? true : undefined}
            aria-describedby={described}
          />
        </label>
      ))}
      <button type="submit" className="fw-btn fw-btn--primary">
        Compare
      </button>
      <datalist id="compare-pages">
        {pages.map(page => (
          <option key={page.id} value={page.slug}>
            {page.title}
          </option>
        ))}
      </datalist>
      <p className="fw-help" id="compare-help">
        A page by its address, a revision by @ and its number: mastery, mastery@3. You can paste an address of this
        wiki.
      </p>
      {problem ? (
        <p className="fw-error" id="compare-problem" role="alert">
          {problem}
        </p>
      ) : null}
    </form>
  )
}
