import type { PageView } from '@fieldword/shared/pages/contract.ts'
import { type SubmitEvent, useState } from 'react'
import { api } from '../platform/api.ts'
import type { Refused } from '../platform/page.ts'
import { useSending } from '../platform/use-sending.ts'
import { FormProblems } from '../ui/form-problems.tsx'
import { TextField } from '../ui/text-field.tsx'
import { addressOf } from './address-preview.ts'
import { atFields } from './at-fields.ts'
import type { SentName } from './settings-sent.ts'

interface RenameFormProps {
  readonly page: Pick<PageView, 'slug' | 'title'>
  /** What was sent without scripts, and why it was not carried out. */
  readonly sent: SentName | null
  readonly refused: Refused | null
}

const labels = { title: 'Title', newSlug: 'Address' }

/** Another title and address. Until somebody writes an address, it follows the title. */
export function RenameForm({ page, sent, refused }: RenameFormProps) {
  const sending = useSending(refused)
  const [title, setTitle] = useState(sent?.title ?? page.title)
  const [written, setWritten] = useState<string | null>(sent?.newSlug ?? null)
  const failure = atFields(sending.failure, 'newSlug')
  const source = written ?? (title === page.title ? page.slug : title)
  const address = addressOf(source)
  const moves = address !== null && address !== `/wiki/${page.slug}`

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    void sending.send(async () => {
      const newSlug = address?.slice('/wiki/'.length)
      const { slug } = await api.pages.rename({ slug: page.slug, title, ...(newSlug ? { newSlug } : {}) })
      globalThis.location.assign(`/wiki/${slug}`)
    })
  }

  return (
    <form className="form" method="post" onSubmit={submit} noValidate aria-labelledby="rename">
      <h2 id="rename">Rename</h2>
      <input type="hidden" name="act" value="rename" />
      <FormProblems failure={failure} labels={labels} />
      <TextField
        name="title"
        label={labels.title}
        value={title}
        onType={setTitle}
        maxLength={200}
        autoComplete="off"
        problem={failure?.fields.title}
      />
      <TextField
        name="newSlug"
        label={labels.newSlug}
        value={written ?? address?.slice('/wiki/'.length) ?? ''}
        onType={setWritten}
        maxLength={120}
        autoComplete="off"
        help={
          moves
            ? `The page will be at ${address}. /wiki/${page.slug} will redirect there.`
            : `The page is at /wiki/${page.slug}. Left empty, the address follows the title.`
        }
        problem={failure?.fields.newSlug}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary" aria-disabled={sending.busy || undefined}>
          Rename
        </button>
      </p>
    </form>
  )
}
