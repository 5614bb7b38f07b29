import type { Publication } from '@fieldword/shared/definitions/version-contract.ts'
import { capitalised, counted } from '../ui/in-words.ts'
import type { PublishSent } from './publish-sent.ts'
import { VariantFields } from './variant-fields.tsx'

interface PublishElementsProps {
  readonly publication: Publication
  readonly sent: PublishSent
  readonly problems: Readonly<Record<string, string>>
}

/** The elements that were found in the text, as they would be numbered. */
export function PublishElements({ publication: { elements, revisionNumber }, sent, problems }: PublishElementsProps) {
  const variants = sent.variants.map((variant, place) => ({ ...variant, problem: problems[`variants.${place}`] }))
  return (
    <section className="pub__els" aria-labelledby="elements">
      <h2 id="elements">{elements.length === 0 ? 'No elements' : capitalised(counted(elements.length, 'element'))}</h2>
      {elements.length === 0 ? (
        <p className="fw-note" data-s="wait">
          <b>The text of r{revisionNumber} has no elements.</b> It can be a version, but nothing in it can be addressed,
          compared or followed by itself. Elements are made in the editor.
        </p>
      ) : (
        <ol>
          {elements.map(element => (
            <li key={element.number}>
              <p>
                <b>
                  {element.number}
                  {element.handle ? `, ${element.handle}` : ''}
                </b>
              </p>
              <p className="pub__text">{element.text}</p>
              <VariantFields element={element} written={variants.filter(({ elementId }) => elementId === element.id)} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
