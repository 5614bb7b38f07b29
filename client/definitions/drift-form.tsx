import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'
import { mostPasted } from '@fieldword/shared/definitions/drift-contract.ts'
import { TextField } from '../ui/text-field.tsx'
import { namedVersion } from './version-words.ts'

export interface Asked {
  /** Empty for what visitors read. */
  readonly version: string
  readonly text: string
  readonly address: string
}

interface DriftFormProps {
  readonly page: { readonly slug: string }
  readonly versions: readonly VersionRef[]
  readonly asked: Asked
  readonly problem: string | null
  /** Whether the wiki reads pages of the web for whoever asks. */
  readonly readsOutside: boolean
}

export function DriftForm({ page, versions, asked, problem, readsOutside }: DriftFormProps) {
  const action = `/wiki/${page.slug}/drift`
  return (
    <form className="drift__form" method="post" action={action} noValidate>
      <p>
        Paste a text that was adapted from this definition{readsOutside ? ', or give its address,' : ''} and see where
        it departs from it. Nothing of it is kept.
      </p>
      {problem ? (
        <p className="fw-error" role="alert">
          {problem}
        </p>
      ) : null}
      <label className="fw-field">
        <span className="fw-label">Adapted text</span>
        <textarea className="fw-input" name="text" rows={8} maxLength={mostPasted} defaultValue={asked.text} />
      </label>
      {readsOutside ? (
        <TextField
          name="address"
          label="Or its address on the web"
          autoComplete="off"
          maxLength={2000}
          help="The wiki reads that page once, now."
          written={asked.address}
          isOptional
        />
      ) : (
        <p className="fw-help">
          <a href={`/sign-in?next=${encodeURIComponent(action)}`}>Sign in</a> to give the address of a text instead.
        </p>
      )}
      {versions.length > 0 ? (
        <label className="fw-field">
          <span className="fw-label">Compare with</span>
          <select className="fw-select" name="version" defaultValue={asked.version}>
            <option value="">What visitors read now</option>
            {versions.map(version => (
              <option key={version.id} value={version.label}>
                {namedVersion(version)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Compare
        </button>
      </p>
    </form>
  )
}
