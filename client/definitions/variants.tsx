import type { ElementView } from '@fieldword/shared/definitions/contract.ts'
import { IconChevronDown, IconVersions } from '@tabler/icons-react'

/** Other wordings of an element that were printed, with where they were seen. */
export function Variants({ variants }: { readonly variants: ElementView['variants'] }) {
  return (
    <details className="els__var">
      <summary>
        <IconVersions className="i" aria-hidden="true" />
        {variants.length === 1 ? 'Also seen in another wording' : `Also seen in ${variants.length} other wordings`}
        <IconChevronDown className="i els__chev" aria-hidden="true" />
      </summary>
      <ul className="lin">
        {variants.map(({ text, difference, seenIn }) => (
          <li key={text}>
            <p className="els__vtext">{text}</p>
            {difference ? <p className="fw-help">Differs: {difference}.</p> : null}
            {seenIn.map(place => (
              <p className="fw-help" key={place}>
                <Place place={place} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** An address, or words that say where. */
function Place({ place }: { readonly place: string }) {
  if (!/^https?:\/\//.test(place) || !URL.canParse(place)) return place
  return (
    <a href={place} rel="nofollow noopener">
      {new URL(place).host}
    </a>
  )
}
