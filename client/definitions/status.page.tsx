import type { DefinitionView, VersionView } from '@fieldword/shared/definitions/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPlace } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { PageHead } from '../ui/page-head.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { ErratumForm } from './erratum-form.tsx'
import { StatusForm } from './status-form.tsx'
import { StatusLog } from './status-log.tsx'
import { statusHref, versionHref, versionsHref } from './version-href.ts'

interface Moving {
  readonly definition: DefinitionView
  readonly version: VersionView
  /** What was filled in, by form. */
  readonly sent: { readonly to: string; readonly reason: string; readonly text: string }
}

/** [DEF17] [DEF11] The status of a version, and what is wrong about it: for moderators, in words that everybody reads. */
export default definePage<Moving>({
  path: '/wiki/:slug/versions/:label/status',
  script: 'form',
  section: 'definitions',
  async load(api, request) {
    const { actor, url, params, form } = request
    if (!can(actor, 'version:set-status')) return notAllowed(actor, url.pathname)
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const definition = await api.definitions.read({ slug: page.slug, version: params.label ?? '' })
    const { version } = definition
    if (!version) return new Redirect(`/wiki/${page.slug}`)
    return { definition, version, sent: { to: form?.get('to') ?? '', reason: reasonIn(form), text: textIn(form) } }
  },
  async submit(api, { form, params: { slug = '', label = '' } }) {
    if (form.has('text')) await api.definitions.addErratum({ slug, label, text: textIn(form) })
    else {
      const to = (form.get('to') ?? '') as 'in_force'
      const supersedes = to === 'in_force' ? form.get('supersedes') : null
      await api.definitions.setStatus({ slug, label, to, reason: reasonIn(form), supersedes })
    }
    return new Redirect(versionHref(slug, label))
  },
  head: ({ definition: { page }, version }) => ({
    title: `Status of ${version.label} of ${page.title} — Fieldword`,
    noIndex: true,
  }),
  View: StatusPage,
})

function textIn(form: URLSearchParams | null): string {
  return (form?.get('text') ?? '').replaceAll('\r\n', '\n')
}

function StatusPage({ answer: { definition, version, sent }, frame: { actor, refused } }: ViewProps<Moving>) {
  const { page, versions } = definition
  const inForce = versions.find(({ status, id }) => status === 'in_force' && id !== version.id) ?? null
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={actor}
        tab={null}
        title={`Status of ${version.label}`}
        trail={[
          { name: 'Versions', href: versionsHref(page.slug) },
          { name: version.label, href: versionHref(page.slug, version.label) },
          { name: 'Status', href: statusHref(page.slug, version.label) },
        ]}
      />
      <RefusedNote refused={refused} />
      <section className="form" aria-labelledby="log">
        <h2 id="log">So far</h2>
        <StatusLog log={version.log} />
      </section>
      <StatusForm version={version} inForce={inForce} sent={sent} problems={refused?.fields ?? {}} />
      <ErratumForm errata={version.errata} written={sent.text} problem={refused?.fields.text} />
    </div>
  )
}
