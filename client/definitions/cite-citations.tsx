import { citationFilePath, type Place } from '@fieldword/shared/definitions/addresses.ts'
import type { CitationFormat, Citations } from '@fieldword/shared/definitions/cite-contract.ts'
import { IconDownload } from '@tabler/icons-react'
import { CopyButton } from '../ui/copy-button.tsx'

const names: Readonly<Record<CitationFormat, string>> = {
  apa: 'APA, 7th edition',
  chicago: 'Chicago, 18th edition, author-date',
  bibtex: 'BibTeX',
  ris: 'RIS',
  csl: 'CSL-JSON',
}
/** Read by people; the others are read by programs, line by line. */
const sentences: ReadonlySet<CitationFormat> = new Set(['apa', 'chicago'])

export function CitationList({ cited, place }: { readonly cited: Citations; readonly place: Place }) {
  return (
    <section aria-label="Citations">
      <h2>Citations</h2>
      <ul className="citing__list">
        {cited.citations.map(({ format, text }) => (
          <li key={format}>
            <h3>{names[format]}</h3>
            {sentences.has(format) ? <p className="cite">{text}</p> : <pre>{text}</pre>}
            <p className="citing__acts">
              <CopyButton
                className="fw-btn fw-btn--sm"
                label="Copy"
                what={`the citation, ${names[format]}`}
                text={text}
              />
              <a
                className="fw-btn fw-btn--sm fw-btn--quiet"
                href={citationFilePath(place, format, cited.element ?? undefined)}
                download
              >
                <IconDownload className="i" aria-hidden="true" />
                Download<span className="fw-vh"> {names[format]}</span>
              </a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
