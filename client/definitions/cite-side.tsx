import { citationFilePath, citePath } from '@fieldword/shared/definitions/addresses.ts'
import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { SideSection } from '../ui/side-section.tsx'
import { citationOf } from './citation.ts'
import { versionHref } from './version-href.ts'

interface CiteSideProps {
  readonly slug: string
  readonly title: string
  readonly version: VersionRef
}

/** One plain line to copy, and the way to the styles and formats that need more room and more work. */
export function CiteSide({ slug, title, version }: CiteSideProps) {
  const place = { slug, label: version.label }
  return (
    <SideSection title="Cite this version" id="cite" more={{ name: 'All formats', href: citePath(place) }}>
      <p className="cite">{citationOf(title, version)}</p>
      <p className="cite__acts">
        <CopyButton
          className="fw-btn fw-btn--sm"
          label="Copy"
          what="the citation"
          text={citationOf(title, version)}
          path={versionHref(slug, version.label)}
        />
        {(
          [
            ['bibtex', 'BibTeX'],
            ['ris', 'RIS'],
          ] as const
        ).map(([format, name]) => (
          <a key={format} className="fw-btn fw-btn--sm fw-btn--quiet" href={citationFilePath(place, format)} download>
            {name}
          </a>
        ))}
      </p>
    </SideSection>
  )
}
