import type { TermUse } from '@fieldword/shared/pages/terms-contract.ts'
import { Fragment } from 'react'
import { PageIcon } from '../ui/page-links.tsx'
import { SideSection } from '../ui/side-section.tsx'

/** Pages that use a definition, with the sections and elements in which they do. */
export function UseRows({ uses }: { readonly uses: readonly TermUse[] }) {
  return (
    <ul className="fw-rows">
      {uses.map(({ page, places }) => (
        <li key={page.id}>
          <PageIcon page={page} />
          <a href={`/wiki/${page.slug}`}>{page.title}</a>
          <span className="fw-muted">{page.kind === 'definition' ? 'definition' : 'article'}</span>
          <Places slug={page.slug} places={places} className="uses__in" />
        </li>
      ))}
    </ul>
  )
}

export interface Uses {
  /** The first of them. */
  readonly items: readonly TermUse[]
  readonly total: number
  readonly byElement: readonly { readonly number: number; readonly pages: number }[]
}

interface UsedInProps {
  readonly slug: string
  readonly uses: Uses
}

/** Beside a definition: the first pages that use it, and the way to all of them. */
export function UsedIn({ slug, uses }: UsedInProps) {
  const more = uses.total > 0 ? { name: `All ${uses.total}`, href: `/wiki/${slug}/uses` } : undefined
  return (
    <SideSection title="Used in" id="used-in" more={more}>
      {uses.total > 0 ? (
        <ul className="fw-linklist">
          {uses.items.map(({ page, places }) => (
            <li key={page.id}>
              <PageIcon page={page} />
              <span>
                <a href={`/wiki/${page.slug}`}>{page.title}</a>
                <Places
                  slug={page.slug}
                  places={places.filter(isElement).slice(0, placesBeside)}
                  className="fw-muted"
                />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="fw-help">No page uses it yet.</p>
      )}
      {uses.byElement.length > 0 ? (
        <ul className="uses__els" aria-label="Links to one element">
          {uses.byElement.map(({ number, pages }) => (
            <li key={number}>
              <a href={`/wiki/${slug}/uses?element=${number}`}>
                {pages === 1 ? 'One page links' : `${pages} pages link`} to element {number}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </SideSection>
  )
}

/** Beside a text there is room for numbers, not for headings. */
const placesBeside = 3

function isElement({ anchor }: TermUse['places'][number]): boolean {
  return /^e\d+$/.test(anchor)
}

interface PlacesProps {
  readonly slug: string
  readonly places: TermUse['places']
  readonly className: string
}

function Places({ slug, places, className }: PlacesProps) {
  if (places.length === 0) return null
  return (
    <span className={className}>
      {' '}
      in{' '}
      {places.map(({ anchor, name }, index) => (
        <Fragment key={anchor}>
          {index > 0 ? ', ' : null}
          <a href={`/wiki/${slug}#${anchor}`}>{name}</a>
        </Fragment>
      ))}
    </span>
  )
}
