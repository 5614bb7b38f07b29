import type { List } from '@fieldword/shared/kernel/contract.ts'
import { type Letter, type MailSettings, type Rhythm, rhythm } from '@fieldword/shared/notifications/contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { toTheMinute } from '../ui/dates.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'

interface Told {
  readonly settings: MailSettings
  readonly letters: List<Letter>
  /** A link to confirm was sent a moment ago. */
  readonly asked: boolean
}

const path = '/account/mail'

/** [NTF3] [NTF7] What one was told, and how one wants to be. */
export default definePage<Told>({
  path,
  script: 'form',
  async load(api, { actor, query, url }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    const [settings, letters] = await Promise.all([
      api.notifications.mailSettings(),
      api.notifications.letters(partOf(query)),
    ])
    return { settings, letters, asked: query.has('asked') }
  },
  async submit(api, { form }) {
    const wanted = rhythm.safeParse(form.get('rhythm'))
    if (wanted.success) await api.notifications.setRhythm({ rhythm: wanted.data })
    else await api.notifications.askToConfirm({})
    return new Redirect(wanted.success ? path : `${path}?asked`)
  },
  head: () => ({ title: 'Your mail — Fieldword', noIndex: true }),
  View: MailPage,
})

function MailPage({ answer: { settings, letters, asked }, frame }: ViewProps<Told>) {
  return (
    <ListPage
      title="Your mail"
      crumbs={[
        { name: 'Your account', href: '/account' },
        { name: 'Your mail', href: path },
      ]}
      lead="What concerns you: mentions and replies, what becomes of your proposals, and what you can do in processes."
    >
      <div className="form-page">
        <Settings settings={settings} asked={asked} refused={frame.refused} />
        <section className="form" aria-labelledby="told">
          <h2 id="told">What you were told</h2>
          {letters.items.length > 0 ? (
            <ol className="modlog" aria-label="Newest first">
              {letters.items.map(letter => (
                <Row key={letter.madeAt + letter.path} letter={letter} />
              ))}
            </ol>
          ) : (
            <Empty>Nothing yet.</Empty>
          )}
          <Pagination here={frame.here} nextCursor={letters.nextCursor} />
        </section>
      </div>
    </ListPage>
  )
}

interface SettingsProps {
  readonly settings: MailSettings
  readonly asked: boolean
  readonly refused: Refused | null
}

const rhythms: Readonly<Record<Rhythm, string>> = {
  at_once: 'At once',
  daily: 'Once a day, at 07:00 UTC',
  never: 'Not by mail',
}

function Settings({ settings: { address, confirmed, rhythm: wanted, sends }, asked, refused }: SettingsProps) {
  if (!sends) return <p className="fw-help">This wiki sends no mail. Whoever runs it can set that up.</p>
  return confirmed ? (
    <form className="form" method="post">
      <RefusedNote refused={refused} />
      <fieldset className="form__kinds">
        <legend className="fw-label">Tell {address}</legend>
        {rhythm.options.map(one => (
          <label key={one} className="fw-check">
            <input type="radio" className="fw-radio" name="rhythm" value={one} defaultChecked={one === wanted} />
            <span>{rhythms[one]}</span>
          </label>
        ))}
      </fieldset>
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Save
        </button>
      </p>
    </form>
  ) : (
    <form className="form" method="post">
      <RefusedNote refused={refused} />
      {asked ? (
        <p role="status">
          A link is on its way to {address}. Open it within two days; look into your spam folder if it does not come.
        </p>
      ) : (
        <p>Nothing is sent to {address} until you confirm that it is yours.</p>
      )}
      <p>
        <button type="submit" className={asked ? 'fw-btn' : 'fw-btn fw-btn--primary'}>
          {asked ? 'Send it again' : 'Send a link to confirm it'}
        </button>
      </p>
    </form>
  )
}

const states: Readonly<Record<Letter['state'], string>> = {
  sent: 'mailed',
  waiting: 'to be mailed',
  kept: 'not mailed',
  'given-up': 'could not be mailed: the mail server did not take it',
}

function Row({ letter: { subject, text, path: href, madeAt, state } }: { readonly letter: Letter }) {
  return (
    <li>
      <p>
        <a href={href}>{subject}</a>
      </p>
      {text ? <p className="cm__text">{text}</p> : null}
      <p className="fw-muted">
        <time dateTime={madeAt}>{toTheMinute(madeAt)}</time>, {states[state]}
      </p>
    </li>
  )
}
