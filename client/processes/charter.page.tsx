import type { ProcessView } from '@fieldword/shared/processes/contract.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { crumbsOf } from './crumbs-of.ts'
import { Fact } from './open-stage.tsx'

/** [PR5] [PR48] The charter as it stands; stewards approve exactly what they read. */
export default definePage<ProcessView>({
  path: '/processes/:slug/charter',
  script: 'form',
  section: 'definitions',
  load: (api, { params: { slug = '' } }) => api.processes.read({ slug }),
  async submit(api, { form, params: { slug = '' } }) {
    await api.processes.approveCharter({ slug, hash: form.get('hash') ?? '' })
    return new Redirect(`/processes/${slug}/charter`)
  },
  head: ({ title, slug }) => ({ title: `Charter of ${title} — Fieldword`, canonical: `/processes/${slug}/charter` }),
  View: CharterView,
})

function CharterView({ answer: process, frame: { refused } }: ViewProps<ProcessView>) {
  const { slug, charter, strata, stages, you } = process
  const stage = stages.find(({ kind, state }) => kind === 'charter' && state === 'open')
  const mayApprove = process.state === 'open' && stage?.who.some(is => you.involved.includes(is)) === true
  const hasApproved = stage?.acts.some(({ done }) => done) === true
  return (
    <ListPage
      title="Charter"
      crumbs={crumbsOf(process, { name: 'Charter', href: `/processes/${slug}/charter` })}
      lead={process.title}
    >
      <RefusedNote refused={refused} />
      <dl className="proc__facts proc__facts--wide">
        <Fact name="Decides">{charter.scope || 'The charter says nothing of it.'}</Fact>
        <Fact name="Conflicts of interest">{charter.conflicts || 'The charter says nothing of it.'}</Fact>
        <Fact name="Takes part">{charter.joining === 'open' ? 'Anyone with an account' : 'Whoever was invited'}</Fact>
        <Fact name="Names">
          {charter.names === 'public' ? 'Told to everybody' : 'Told to the people of the process alone'}
        </Fact>
        <Fact name="Figures">Of at least {charter.smallestCell} people</Fact>
        <Fact name="Groups">
          {strata.length === 0
            ? 'None'
            : strata.map(({ name, target }) => (target === null ? name : `${name} (${target} %)`)).join(', ')}
        </Fact>
      </dl>
      {mayApprove ? (
        <div className="form">
          <p>
            <a href={`/processes/${slug}/edit`}>Edit the charter</a>
          </p>
          {hasApproved ? (
            <p className="fw-help">You approved it as it stands.</p>
          ) : (
            <form method="post">
              <input type="hidden" name="hash" value={process.charterHash} />
              <button type="submit" className="fw-btn fw-btn--primary">
                Approve the charter
              </button>
            </form>
          )}
        </div>
      ) : null}
    </ListPage>
  )
}
