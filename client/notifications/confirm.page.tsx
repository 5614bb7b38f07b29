import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'

interface Link {
  readonly done: boolean
}

/** [NTF2] Asks once more: programs that look at links in letters confirm nothing. */
export default definePage<Link>({
  path: '/mail/confirm',
  script: 'form',
  load: async (_api, { query }) => ({ done: query.has('done') }),
  async submit(api, { query }) {
    await api.notifications.confirmAddress({ token: query.get('token') ?? '' })
    return new Redirect('/mail/confirm?done')
  },
  head: () => ({ title: 'Confirm your address — Fieldword', noIndex: true, momentary: true }),
  View: ConfirmPage,
})

function ConfirmPage({ answer: { done }, frame }: ViewProps<Link>) {
  return (
    <ListPage
      title="Confirm your address"
      lead={
        done
          ? 'It is confirmed. You choose how often you are told.'
          : 'With it you say that mail from this wiki may be sent there.'
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
              Confirm it
            </button>
          </p>
        </form>
      )}
    </ListPage>
  )
}
