import { contributionSort } from '@fieldword/shared/processes/commenting-contract.ts'
import { contributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { type Filter, sortWords } from './filters.ts'
import { typeWords } from './words.ts'

interface FilterFormProps {
  readonly filter: Filter
  readonly elements: readonly { readonly id: string; readonly number: number; readonly handle: string }[]
  readonly isSignedIn: boolean
}

/** [PR74] Which comments are listed, and in which order. */
export function FilterForm({ filter, elements, isSignedIn }: FilterFormProps) {
  return (
    <form className="said-filter" method="get" action="#comments">
      <label>
        <span className="fw-label">Element</span>
        <select className="fw-select fw-select--sm" name="element" defaultValue={filter.element}>
          <option value="">All</option>
          <option value="whole">The whole text</option>
          {elements.map(({ id, number, handle }) => (
            <option key={id} value={id}>
              {`${number} ${handle}`.trim()}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="fw-label">About</span>
        <select className="fw-select fw-select--sm" name="type" defaultValue={filter.type}>
          <option value="">Anything</option>
          {contributionType.options.map(type => (
            <option key={type} value={type}>
              {typeWords[type]}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="fw-label">Order</span>
        <select className="fw-select fw-select--sm" name="sort" defaultValue={filter.sort}>
          {contributionSort.options.map(sort => (
            <option key={sort} value={sort}>
              {sortWords[sort]}
            </option>
          ))}
        </select>
      </label>
      {isSignedIn ? (
        <label className="fw-check">
          <input type="checkbox" name="mine" value="true" defaultChecked={filter.mine} /> Only mine
        </label>
      ) : null}
      <button type="submit" className="fw-btn fw-btn--sm">
        Show
      </button>
    </form>
  )
}
