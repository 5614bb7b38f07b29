import type { LineageEditing } from '@fieldword/shared/definitions/lineage-contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPlace } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { sectionOf } from '../ui/page-head.tsx'
import { asRecorded, type Draft, draftOf, recordedIn } from './lineage-editor/draft.ts'
import { LineageEditor } from './lineage-editor/editor.tsx'
import { basedOnIn, draftIn, onlyAdds } from './lineage-editor/sent-form.ts'
import { lineageHref } from './lineage-href.ts'
import { compareHref } from './version-href.ts'

interface Editing {
  readonly page: Pick<PagePlace, 'slug' | 'title'>
  readonly editing: LineageEditing
  readonly draft: Draft
  readonly basedOn: number
}

/** For moderators: what became of each element of one version in a newer one. */
export default definePage<Editing>({
  path: '/wiki/:slug/versions/lineage/edit',
  script: 'work',
  section: 'definitions',
  async load(api, request) {
    const { actor, url, query, form } = request
    if (!can(actor, 'lineage:record')) return notAllowed(actor, url.pathname + url.search)
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const { slug, title } = page
    const editing = await api.definitions.lineageEditing({ slug, ...pairIn(query) })
    return {
      ...{ page: { slug, title }, editing },
      draft: form ? draftIn(form, editing) : draftOf(editing),
      basedOn: form ? basedOnIn(form) : (editing.reading?.number ?? 0),
    }
  },
  async submit(api, { form, query, params: { slug = '' } }) {
    if (onlyAdds(form)) return null
    const pair = pairIn(query)
    const draft = draftIn(form, { fromElements: [], toElements: [] })
    const { reading, summary } = draft
    const ties = recordedIn(draft).map(asRecorded)
    const wish = { slug, ...pair, basedOn: basedOnIn(form), reading, summary, ties }
    const { number } = await api.definitions.recordLineage(wish)
    return new Redirect(lineageHref(slug, pair, number))
  },
  head: ({ page, editing: { from, to } }) => ({
    title: `Lineage of ${page.title} from ${from.label} to ${to.label} — Fieldword`,
    noIndex: true,
  }),
  View: LineageEditPage,
})

function pairIn(query: URLSearchParams): { from: string; to: string } {
  return { from: query.get('from') ?? '', to: query.get('to') ?? '' }
}

function LineageEditPage({ answer: { page, editing, draft, basedOn }, frame }: ViewProps<Editing>) {
  const pair = { from: editing.from.label, to: editing.to.label }
  return (
    <div className="fw-wrap fw-wrap--work">
      <div className="fw-pagehead rd__head">
        <Crumbs
          crumbs={[
            sectionOf('definition'),
            { name: page.title, href: `/wiki/${page.slug}` },
            { name: `${pair.from} and ${pair.to}`, href: compareHref(page.slug, pair) },
            { name: 'Lineage', href: lineageHref(page.slug, pair) },
            { name: 'Edit', href: lineageHref(page.slug, pair, 'edit') },
          ]}
        />
        <h1>
          What became of each element from {pair.from} to {pair.to}
        </h1>
        <p className="fw-2">
          {editing.reading
            ? `Based on reading ${editing.reading.number}. What you record is reading ${editing.reading.number + 1}, and counts from then on; the older ones stay.`
            : 'Nothing is recorded yet. What the two texts suggest is drawn dashed, and counts once you confirm it.'}
        </p>
      </div>
      <LineageEditor editing={editing} first={draft} basedOn={basedOn} refused={frame.refused} />
    </div>
  )
}
