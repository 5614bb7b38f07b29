import type { Erratum } from '@fieldword/shared/definitions/version-contract.ts'
import { Errata } from './errata.tsx'
import { WrittenField } from './written-field.tsx'

interface ErratumFormProps {
  readonly errata: readonly Erratum[]
  readonly written: string
  readonly problem: string | undefined
}

/** What is wrong about a version is said beside it. */
export function ErratumForm({ errata, written, problem }: ErratumFormProps) {
  return (
    <form className="form" method="post" noValidate aria-labelledby="errata">
      <h2 id="errata">Add an erratum</h2>
      <p>The version stays as it was published. What is wrong about it is said beside it, for everybody to read.</p>
      {errata.length > 0 ? <Errata errata={errata} /> : null}
      <WrittenField
        name="text"
        label="What is wrong, and what is right"
        rows={3}
        maxLength={2000}
        written={written}
        problem={problem}
      />
      <p>
        <button type="submit" className="fw-btn">
          Add erratum
        </button>
      </p>
    </form>
  )
}
