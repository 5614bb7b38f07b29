import type { LiveRule } from '@fieldword/shared/revisions/contract.ts'

/** What the list is narrowed to; empty where it is not. */
export interface SentFilter {
  readonly state: 'unchecked' | 'checked'
  readonly slug: string
  readonly rule: LiveRule | ''
}

export function patrolFilterIn(query: URLSearchParams): SentFilter {
  const rule = query.get('rule')
  return {
    state: query.get('state') === 'checked' ? 'checked' : 'unchecked',
    slug: query.get('page')?.trim() ?? '',
    rule: rule === 'trusted' || rule === 'open' || rule === 'rollback' ? rule : '',
  }
}

export function PatrolFilter({ asked }: { readonly asked: SentFilter }) {
  return (
    <form className="patrol__filter" method="get" action="/patrol">
      <label>
        <span className="fw-label">Show</span>
        <select className="fw-select" name="state" defaultValue={asked.state}>
          <option value="unchecked">To check</option>
          <option value="checked">Checked</option>
        </select>
      </label>
      <label>
        <span className="fw-label">Went live because</span>
        <select className="fw-select" name="rule" defaultValue={asked.rule}>
          <option value="">Any</option>
          <option value="trusted">its people are trusted</option>
          <option value="open">the page asks for no approval</option>
          <option value="rollback">a moderator rolled changes back</option>
        </select>
      </label>
      <label>
        <span className="fw-label">Page (its address)</span>
        <input className="fw-input" name="page" defaultValue={asked.slug} maxLength={120} />
      </label>
      <button type="submit" className="fw-btn">
        Show
      </button>
    </form>
  )
}
