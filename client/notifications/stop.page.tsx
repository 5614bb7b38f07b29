import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'

interface Link {
  readonly done: boolean
}

/** [NTF6] For whoever opens the link in a letter; mail programs send the form themselves. */
export default definePage<Link>({
  path: '/mail/stop',
  script: 'form',
  load: async (_api, { query }) => ({ done: query.has('done') }),
  async submit(api, { query }) {
    await api.notifications.stopMail({ token: query.get('token') ?? '' })
    return new Redirect('/mail/stop?done')
  },
  head: () => ({ title: 'End mail — Fieldword', noIndex: true, momentary: true }),
  View: StopPage,
})

function StopPage({ answer: { done }, frame }: ViewProps<Link>) {
  return (
    <ListPage
      title="End mail"
      lead={
        done
          ? 'No more mail is sent to your address.'
          : 'No letter will be sent to your address any more. You can read what concerns you in the wiki, and begin again there.'
      }
    >
      {done ? (
        <p>
          <a className="fw-btn" href="/account/mail">
            Your mail
          </a>
        </p>
      ) : (
        <form className="form" method="post">
          <RefusedNote refused={frame.refused} />
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              End it
            </button>
          </p>
        </form>
      )}
    </ListPage>
  )
}
