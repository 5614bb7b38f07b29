import type { Publication } from '@fieldword/shared/definitions/version-contract.ts'
import { variantName, type Written } from './publish-sent.ts'
import { WrittenField } from './written-field.tsx'

interface VariantFieldsProps {
  readonly element: Publication['elements'][number]
  /** Of this element, with what is wrong about each. */
  readonly written: readonly (Written & { readonly problem: string | undefined })[]
}

/** Other wordings of an element that are in circulation; one more can be added each time the form is looked over. */
export function VariantFields({ element: { number }, written }: VariantFieldsProps) {
  const rows = [...written, { text: '', difference: '', seenIn: '', problem: undefined }]
  const about = written.length === 0 ? 'Add another wording' : `Other wordings (${written.length})`
  return (
    <details className="pub__var" open={written.length > 0}>
      <summary>
        {about}
        <span className="fw-vh"> of element {number}</span>
      </summary>
      {rows.map(({ text, difference, seenIn, problem }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are written anew each time
        <fieldset key={at}>
          <legend className="fw-vh">
            Wording {at + 1} of element {number}
          </legend>
          <WrittenField
            name={variantName(number, at, 'text')}
            label="Wording"
            rows={2}
            written={text}
            problem={problem}
            optional
          />
          <WrittenField
            name={variantName(number, at, 'difference')}
            label="How it differs"
            written={difference}
            maxLength={300}
            optional
          />
          <WrittenField
            name={variantName(number, at, 'seenIn')}
            label="Seen in"
            help="One place a line: an address, or words that say where."
            rows={2}
            written={seenIn}
            optional
          />
        </fieldset>
      ))}
    </details>
  )
}
