import { refuseWith } from './errors.ts'

/** With the u flag a surrogate is one that stands alone. */
const unstorable = /\0|\p{Cs}/u
const message = 'Leave out control characters.'

/**
 * [API9] Refuses with `bad-input` what PostgreSQL stores in no text and no JSON: NUL, and half of a pair of surrogates. Asked of every
 * input, before its contract: where any string is taken, for a search or a key, it would fail only in the database.
 */
export function demandStorable(input: unknown): void {
  const issues: { readonly path: string; readonly message: string }[] = []
  const waiting = [{ path: '', value: input }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { path, value } = next
    if (typeof value === 'string' && unstorable.test(value)) issues.push({ path, message })
    if (typeof value !== 'object' || value === null) continue
    for (const [key, below] of Object.entries(value)) {
      if (unstorable.test(key)) issues.push({ path, message })
      waiting.push({ path: path === '' ? key : `${path}.${key}`, value: below })
    }
  }
  if (issues.length > 0) refuseWith('bad-input', { issues })
}
