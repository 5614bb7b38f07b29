import { type Api, definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'

interface Link {
  readonly done: boolean
}

interface LinkPage {
  readonly path: string
  readonly title: string
  /** What the button does, and what it says. */
  readonly lead: string
  readonly button: string
  /** What is said once it is done. */
  readonly said: string
  act(api: Api, token: string): Promise<unknown>
}

/** A link from a letter: asks once more, because programs that look at links in letters mean nothing by it. */
export function linkPage({ path, title, lead, button, said, act }: LinkPage) {
  return definePage<Link>({
    path,
    script: 'form',
    load: async (_api, { query }) => ({ done: query.has('done') }),
    async submit(api, { query }) {
      await act(api, query.get('token') ?? '')
      return new Redirect(`${path}?done`)
    },
    head: () => ({ title: `${title} — Fieldword`, noIndex: true, momentary: true }),
    View: ({ answer: { done }, frame }: ViewProps<Link>) => (
      <ListPage title={title} lead={done ? said : lead}>
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
                {button}
              </button>
            </p>
          </form>
        )}
      </ListPage>
    ),
  })
}
