import type { Discussion, DiscussionSetting } from '@fieldword/shared/discussion/moderating-contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { Day } from '../ui/day.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'

const choices = [
  { id: 'members', name: 'Members', closed: false, guests: false },
  { id: 'everybody', name: 'Members, and visitors once a moderator has looked at it', closed: false, guests: true },
  { id: 'closed', name: 'Moderators alone: the discussion is closed', closed: true, guests: false },
] as const

interface TalkSettings {
  readonly page: PagePlace
  readonly about: Discussion
  readonly log: readonly DiscussionSetting[]
  readonly chosen: string
  readonly reason: string
}

/** [DSC30] Who may write in a page's discussion: for everybody to read, and for moderators to say. */
export default definePage<TalkSettings>({
  path: '/wiki/:slug/talk/settings',
  script: 'form',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const { slug } = page
    const [about, { items: log }] = await Promise.all([
      api.discussion.about({ slug }),
      api.discussion.settings({ slug, limit: 20 }),
    ])
    const chosen = request.form?.get('who') ?? choiceOf(about).id
    return { page, about, log, chosen, reason: reasonIn(request.form) }
  },
  async submit(api, { form, params: { slug = '' } }) {
    const { closed, guests } = choices.find(({ id }) => id === form.get('who')) ?? choices[0]
    await api.discussion.set({ slug, closed, guests, reason: reasonIn(form) })
    return new Redirect(`/wiki/${slug}/talk`)
  },
  head: ({ page: { title } }) => ({
    title: `Who may write about ${title} — Fieldword`,
    noIndex: true,
    momentary: true,
  }),
  View: SettingsPage,
})

function choiceOf({ closed, guests }: Pick<Discussion, 'closed' | 'guests'>) {
  return choices.find(choice => choice.closed === closed && (closed || choice.guests === guests)) ?? choices[0]
}

function SettingsPage({ answer, frame: { actor, refused } }: ViewProps<TalkSettings>) {
  const { page, about, log, chosen, reason } = answer
  const trail = [
    { name: 'Discussion', href: `/wiki/${page.slug}/talk` },
    { name: 'Who may write', href: `/wiki/${page.slug}/talk/settings` },
  ]
  return (
    <div className="fw-wrap form-page">
      <PageHead page={page} actor={actor} tab="talk" title={`Who may write about “${page.title}”`} trail={trail} />
      {about.may.set ? (
        <form className="form" method="post" noValidate>
          <RefusedNote refused={refused} />
          <fieldset className="form__kinds">
            <legend className="fw-label">May write</legend>
            {choices.map(({ id, name }) => (
              <label key={id} className="fw-check">
                <input type="radio" className="fw-radio" name="who" value={id} defaultChecked={id === chosen} />
                <span>{name}</span>
              </label>
            ))}
          </fieldset>
          <ReasonField help="Everybody reads it here." problem={refused?.fields.reason} written={reason} />
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              Save
            </button>
          </p>
        </form>
      ) : (
        <p className="form">{choiceOf(about).name}.</p>
      )}
      <section className="form" aria-labelledby="log">
        <h2 id="log">So far</h2>
        {log.length > 0 ? (
          <ol className="form__log" aria-label="Changes, newest first">
            {log.map(entry => (
              <li key={entry.id}>
                <b>{choiceOf(entry).name}</b>, <Day at={entry.at} />
                {entry.by ? <> by {entry.by.name}</> : null}: {entry.reason}
              </li>
            ))}
          </ol>
        ) : (
          <p className="fw-help">Members have written here since the page was made.</p>
        )}
      </section>
    </div>
  )
}
