import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import type { Label, TermInText } from '@fieldword/shared/pages/terms-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPlace } from '../platform/load-page.ts'
import { type Api, definePage, type PageRequest, Redirect, type ViewProps } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { Labels, type WrittenLabel } from './labels.tsx'
import { TermsInText } from './terms-in-text.tsx'

interface PageTerms {
  readonly page: PagePlace
  readonly labels: readonly Label[]
  readonly inText: readonly TermInText[]
  readonly written: WrittenLabel
}

/** [TRM1] [TRM7] By which words texts lead to a page, and which words of its own text lead elsewhere. */
export default definePage<PageTerms>({
  path: '/wiki/:slug/terms',
  script: 'form',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const [labels, inText] = await Promise.all([
      page.kind === 'definition' ? api.terms.labels({ slug: page.slug }) : { items: [] },
      api.terms.inText({ slug: page.slug }),
    ])
    const { form } = request
    const written = { label: form?.get('label') ?? '', language: form?.get('language') ?? '' }
    return { page, labels: labels.items, inText: inText.items, written }
  },
  async submit(api, request) {
    await carryOut(api, request)
    return new Redirect(`/wiki/${request.params.slug ?? ''}/terms`)
  },
  head: ({ page }) => ({
    title: `Terms of ${page.title} — Fieldword`,
    noIndex: true,
    section: page.kind === 'definition' ? 'definitions' : 'articles',
  }),
  View: PageTermsPage,
})

/** Each button sends its own form; which one it was, the names of its fields say. */
async function carryOut(
  api: Api,
  { params: { slug = '' }, form }: PageRequest & { readonly form: URLSearchParams },
): Promise<void> {
  const [removed, off, on] = [form.get('remove'), form.get('unlink'), form.get('link')]
  const [block, number] = [form.get('block'), Number(form.get('number'))]
  const at = block === null ? {} : { place: { block, number } }
  if (removed !== null) await api.terms.removeLabel({ slug, id: removed })
  else if (off !== null) await api.terms.link({ slug, term: off, linked: false, ...at })
  else if (on !== null) await api.terms.link({ slug, term: on, linked: true, ...at })
  else {
    const language = form.get('language')?.trim() || null
    await api.terms.addLabel({ slug, label: form.get('label') ?? '', language })
  }
}

function PageTermsPage({ answer, frame }: ViewProps<PageTerms>) {
  const { page, labels, inText, written } = answer
  const may = can(frame.actor, 'term:change', page)
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={`Terms of ${page.title}`}
        trail={[{ name: 'Terms', href: `/wiki/${page.slug}/terms` }]}
      />
      <RefusedNote refused={frame.refused} />
      {page.kind === 'definition' ? (
        <Labels page={page} labels={labels} may={may} written={written} refused={frame.refused} />
      ) : null}
      <TermsInText inText={inText} may={may} />
    </div>
  )
}
