import type { PageRef, PageView } from '@fieldword/shared/pages/contract.ts'
import { type SubmitEvent, useRef, useState } from 'react'
import { api } from '../platform/api.ts'
import type { Refused } from '../platform/page.ts'
import { useSending } from '../platform/use-sending.ts'
import { FormProblems } from '../ui/form-problems.tsx'
import { PagePicker } from '../ui/page-picker.tsx'
import { fieldId } from '../ui/text-field.tsx'
import { atFields } from './at-fields.ts'
import { placeBefore } from './place-before.ts'

interface MoveFormProps {
  readonly page: Pick<PageView, 'id' | 'slug' | 'parent' | 'siblings'>
  readonly top: readonly PageRef[]
  /** Why what was sent without scripts was not carried out. */
  readonly refused: Refused | null
}

const labels = { parentSlug: 'Below', afterSlug: 'Place' }

/** Another place in the tree: below which page, and after which of those that stand there. */
export function MoveForm({ page, top, refused }: MoveFormProps) {
  const sending = useSending(refused)
  const [parent, setParent] = useState(page.parent)
  const [beside, setBeside] = useState<readonly PageRef[]>(page.siblings)
  const [afterSlug, setAfterSlug] = useState(placeBefore(page, page.siblings))
  const latest = useRef(page.parent)
  const failure = atFields(sending.failure, 'parentSlug')

  /** Neighbours of a page picked before, which come late, are dropped. */
  async function choose(picked: PageRef | null) {
    setParent(picked)
    latest.current = picked
    const there = picked ? await childrenOf(picked.slug) : top
    if (latest.current !== picked) return
    setBeside(there)
    setAfterSlug(placeBefore(page, there))
  }

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    void sending.send(async () => {
      await api.pages.move({ slug: page.slug, parentSlug: parent?.slug ?? null, afterSlug: afterSlug || null })
      globalThis.location.assign(`/wiki/${page.slug}`)
    })
  }

  return (
    <form className="form" method="post" onSubmit={submit} noValidate aria-labelledby="move">
      <h2 id="move">Move</h2>
      <input type="hidden" name="act" value="move" />
      <FormProblems failure={failure} labels={labels} />
      <PagePicker
        name="parentSlug"
        label={labels.parentSlug}
        help="What stands below this page moves with it. Leave it empty to put the page at the top."
        page={parent}
        except={page.id}
        onPick={picked => void choose(picked)}
        problem={failure?.fields.parentSlug}
      />
      <div>
        <label className="fw-label" htmlFor={fieldId('afterSlug')}>
          {labels.afterSlug}
        </label>
        <select
          className="fw-select"
          id={fieldId('afterSlug')}
          name="afterSlug"
          value={afterSlug}
          onChange={event => setAfterSlug(event.currentTarget.value)}
        >
          <option value="">First</option>
          {beside
            .filter(other => other.id !== page.id)
            .map(other => (
              <option key={other.id} value={other.slug}>
                After {other.title}
              </option>
            ))}
        </select>
        <noscript>
          <p className="fw-help">Below another page than now it comes last.</p>
        </noscript>
      </div>
      <p>
        <button type="submit" className="fw-btn fw-btn--primary" aria-disabled={sending.busy || undefined}>
          Move
        </button>
      </p>
    </form>
  )
}

async function childrenOf(slug: string): Promise<readonly PageRef[]> {
  const page = await api.pages.read({ slug }).catch(() => null)
  return page?.children ?? []
}
