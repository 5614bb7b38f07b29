import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'
import { type Drift, type DriftWish, driftWish } from '@fieldword/shared/definitions/drift-contract.ts'
import { messageOf } from '@fieldword/shared/kernel/refusals.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPlace } from '../platform/load-page.ts'
import { type Api, definePage, type PageRequest, Redirect, type ViewProps } from '../platform/page.ts'
import { refusalOf } from '../platform/refusal-of.ts'
import { PageHead } from '../ui/page-head.tsx'
import { type Asked, DriftForm } from './drift-form.tsx'
import { DriftResult } from './drift-result.tsx'

interface DriftAnswer {
  readonly page: PagePlace
  readonly versions: readonly VersionRef[]
  readonly asked: Asked
  readonly drift: Drift | null
  readonly problem: string | null
}

/** [DEF85] How somebody's adapted text departs from a version. A form that is sent is answered here and changes nothing. */
export default definePage<DriftAnswer>({
  path: '/wiki/:slug/drift',
  script: 'form',
  section: 'definitions',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    if (page.kind !== 'definition') return new Redirect(`/wiki/${page.slug}`)
    const { items: versions } = await api.definitions.versions({ slug: page.slug, limit: 100 })
    const asked = askedIn(request)
    return { page, versions, asked, ...(await answerTo(api, page.slug, asked, request.form !== null)) }
  },
  submit: async () => null,
  head: ({ page, drift }) => ({
    title: `${drift ? 'An adapted text beside' : 'Drift from'} ${page.title} — Fieldword`,
    noIndex: true,
    // What somebody pasted is nobody else's: no address of it is kept ready.
    momentary: true,
  }),
  View: DriftPage,
})

/** An address is read only for a form that was sent: following a link must not send the server anywhere. */
function askedIn({ form, query }: PageRequest): Asked {
  const sent = form ?? query
  return {
    version: sent.get('version') ?? '',
    text: (sent.get('text') ?? '').replaceAll('\r\n', '\n').trim(),
    address: form?.get('address')?.trim() ?? '',
  }
}

async function answerTo(
  api: Api,
  slug: string,
  { version, text, address }: Asked,
  isSent: boolean,
): Promise<Pick<DriftAnswer, 'drift' | 'problem'>> {
  if (!text && !address && !isSent) return { drift: null, problem: null }
  const wish: DriftWish = { slug, ...(version && { version }), ...(text && { text }), ...(address && { address }) }
  const checked = driftWish.safeParse(wish)
  if (!checked.success) return { drift: null, problem: checked.error.issues[0]?.message ?? messageOf('bad-input') }
  try {
    return { drift: await api.definitions.drift(checked.data), problem: null }
  } catch (error) {
    const { code, details } = refusalOf(error)
    const problem = typeof details?.problem === 'string' ? `${details.problem} ` : ''
    return { drift: null, problem: problem + messageOf(code) }
  }
}

function DriftPage({ answer: { page, versions, asked, drift, problem }, frame }: ViewProps<DriftAnswer>) {
  return (
    <div className="fw-wrap">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={`Drift from ${page.title}`}
        trail={[{ name: 'Drift', href: `/wiki/${page.slug}/drift` }]}
      />
      <DriftForm
        page={page}
        versions={versions}
        asked={asked}
        problem={problem}
        readsOutside={can(frame.actor, 'wiki:read-outside')}
      />
      {drift ? <DriftResult drift={drift} asked={asked} /> : null}
    </div>
  )
}
