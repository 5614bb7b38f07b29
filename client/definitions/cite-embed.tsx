import { embedPath, type Place } from '@fieldword/shared/definitions/addresses.ts'
import type { Citations } from '@fieldword/shared/definitions/cite-contract.ts'
import { embedCodeOf } from '@fieldword/shared/definitions/embed-code.ts'
import { CopyButton } from '../ui/copy-button.tsx'

interface CiteEmbedProps {
  readonly cited: Citations
  readonly place: Place
}

/** [DEF78] The card for other pages: what always follows the version in force, and this version for good. */
export function CiteEmbed({ cited, place }: CiteEmbedProps) {
  const { slug, label } = cited
  return (
    <section aria-label="Embed">
      <h2>Embed</h2>
      <p>A card for any page. It loads no scripts and sets no cookies.</p>
      <ul className="citing__list">
        <Code cited={cited} place={{ slug, label: null }} name="Always the version in force" />
        {label === null ? null : <Code cited={cited} place={{ ...place, label }} name={`Always version ${label}`} />}
      </ul>
    </section>
  )
}

function Code({ cited, place, name }: CiteEmbedProps & { readonly name: string }) {
  const path = embedPath(place, cited.element ?? undefined)
  const code = embedCodeOf(new URL(cited.address).origin + path, cited.title)
  return (
    <li>
      <h3>{name}</h3>
      <pre>{code}</pre>
      <p className="citing__acts">
        <CopyButton className="fw-btn fw-btn--sm" label="Copy" what={`the code, ${name.toLowerCase()}`} text={code} />
        <a className="fw-btn fw-btn--sm fw-btn--quiet" href={path}>
          See the card<span className="fw-vh"> {name.toLowerCase()}</span>
        </a>
      </p>
    </li>
  )
}
