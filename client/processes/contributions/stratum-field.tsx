import type { ProcessHead } from '@fieldword/shared/processes/head-contract.ts'

interface StratumFieldProps {
  readonly id: string
  readonly process: ProcessHead
  readonly written: string
  /** Asked of somebody else than who fills it in. */
  readonly ofOthers?: boolean
}

/** [PR6] Which group somebody is of, asked once: what they say is said as one of it. */
export function StratumField({ id, process: { strata, stratum }, written, ofOthers = false }: StratumFieldProps) {
  if (strata.length === 0 || (!ofOthers && stratum !== null)) return null
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        {ofOthers ? 'Their group' : 'You are here as'}
      </label>
      <select className="fw-select" id={id} name="stratum" defaultValue={written}>
        <option value="">{ofOthers ? 'Not known' : 'Rather not say'}</option>
        {strata.map(({ key, name }) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
