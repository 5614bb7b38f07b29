import { can } from '@fieldword/shared/policy/can.ts'
import { presets } from '@fieldword/shared/processes/presets.ts'
import { slugIn } from '../pages/index.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { InstantField, instantIn } from './instant-field.tsx'
import { WordsField, wordsIn } from './words-field.tsx'

interface Sent {
  readonly page: string
  readonly title: string
  readonly summary: string
  readonly preset: string
  readonly begins: string
}

/** [PR34] Begins to put a process together. */
export default definePage<Sent>({
  path: '/processes/new',
  script: 'form',
  section: 'definitions',
  async load(_api, { actor, url, query, form }) {
    if (!can(actor, 'process:start')) return notAllowed(actor, url.pathname + url.search)
    return sentIn(form, query)
  },
  async submit(api, { form, query }) {
    const { begins, page, ...wish } = sentIn(form, query)
    const { slug } = await api.processes.create({ ...wish, page: slugIn(page) ?? '', begins: instantIn(begins) })
    return new Redirect(`/processes/${slug}/edit`)
  },
  head: () => ({ title: 'New process — Fieldword', noIndex: true }),
  View: NewProcess,
})

function sentIn(form: URLSearchParams | null, query: URLSearchParams): Sent {
  const field = (name: string) => form?.get(name) ?? ''
  return {
    page: form ? field('page') : (query.get('page') ?? ''),
    ...{ title: field('title'), summary: wordsIn(form, 'summary'), begins: field('begins') },
    preset: form ? field('preset') : 'light',
  }
}

function NewProcess({ answer: sent, frame: { refused } }: ViewProps<Sent>) {
  const problems = refused?.fields ?? {}
  return (
    <ListPage
      title="New process"
      crumbs={[
        { name: 'Processes', href: '/processes' },
        { name: 'New process', href: '/processes/new' },
      ]}
      lead="How a definition is updated, from a call for input to a version. Nobody but its people sees it until you open it."
    >
      <form className="form rform" method="post" noValidate>
        <RefusedNote refused={refused} />
        <TextField
          {...{ name: 'page', label: 'Definition', autoComplete: 'off' }}
          help="Its title or its address, such as /wiki/seat-time."
          written={sent.page}
          problem={problems.page}
        />
        <TextField
          {...{ name: 'title', label: 'Title', autoComplete: 'off', maxLength: 200 }}
          written={sent.title}
          problem={problems.title}
        />
        <WordsField
          {...{ name: 'summary', label: 'In two sentences' }}
          help="What is being done and why: it stands under the title."
          written={sent.summary}
          problem={problems.summary}
        />
        <fieldset className="form__kinds">
          <legend className="fw-label">Stages</legend>
          {presets.map(({ key, name, purpose, stages }) => (
            <label key={key} className="fw-check">
              <input type="radio" className="fw-radio" name="preset" value={key} defaultChecked={key === sent.preset} />
              <span>
                <b>{name}</b>, {stages.length} stages. {purpose}
              </span>
            </label>
          ))}
        </fieldset>
        <InstantField
          {...{ name: 'begins', label: 'The first stage opens' }}
          help="The others follow one another. Leave it empty to set dates later."
          written={sent.begins}
          problem={problems.begins}
        />
        <p>
          <button type="submit" className="fw-btn fw-btn--primary">
            Put it together
          </button>
        </p>
      </form>
    </ListPage>
  )
}
