import type { PageKind, PageRef } from '@fieldword/shared/pages/contract.ts'
import { type SubmitEvent, useState } from 'react'
import { api } from '../platform/api.ts'
import type { Refused } from '../platform/page.ts'
import { useSending } from '../platform/use-sending.ts'
import { FormProblems } from '../ui/form-problems.tsx'
import { PagePicker } from '../ui/page-picker.tsx'
import { TextField } from '../ui/text-field.tsx'
import { addressOf } from './address-preview.ts'
import { atFields } from './at-fields.ts'
import { KindChoice } from './kind-choice.tsx'

interface NewPageFormProps {
  readonly title: string
  readonly kind: PageKind
  readonly parent: PageRef | null
  /** Why what was sent without scripts was not carried out. */
  readonly refused: Refused | null
}

const labels = { title: 'Title', parentSlug: 'Below' }

export function NewPageForm({ refused, ...start }: NewPageFormProps) {
  const sending = useSending(refused)
  const [title, setTitle] = useState(start.title)
  const [kind, setKind] = useState(start.kind)
  const [parent, setParent] = useState(start.parent)
  const failure = atFields(sending.failure, 'title')
  const address = addressOf(title)

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    void sending.send(async () => {
      const { slug } = await api.pages.create({ title, kind, parentSlug: parent?.slug ?? null })
      globalThis.location.assign(`/wiki/${slug}/edit`)
    })
  }

  return (
    <form className="form" method="post" onSubmit={submit} noValidate>
      <FormProblems failure={failure} labels={labels} />
      <TextField
        name="title"
        label={labels.title}
        value={title}
        onType={setTitle}
        maxLength={200}
        autoComplete="off"
        help={address ? `Its address will be ${address}` : 'A title has at least one letter or digit.'}
        problem={failure?.fields.title}
      />
      <KindChoice kind={kind} onChoose={setKind} />
      <PagePicker
        name="parentSlug"
        label={labels.parentSlug}
        help="The page it belongs under. Leave it empty to put it at the top."
        page={parent}
        onPick={setParent}
        problem={failure?.fields.parentSlug}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary" aria-disabled={sending.busy || undefined}>
          Create page
        </button>
      </p>
    </form>
  )
}
