import type { DefinitionView, ElementView } from '@fieldword/shared/definitions/contract.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { ServerHtml } from '../ui/server-html.tsx'
import { Lineage } from './lineage.tsx'
import { Variants } from './variants.tsx'
import { versionHref } from './version-href.ts'

interface ElementProps {
  readonly element: ElementView
  readonly definition: DefinitionView
  readonly open: boolean
}

/** One element: its number, which is its address, its text, and below that where it came from. */
export function Element({ element, definition: { page, version }, open }: ElementProps) {
  const { number, handle, lineage, variants } = element
  const anchor = `#e${number}`
  return (
    <li id={`e${number}`}>
      <a className="els__n" href={anchor} aria-label={handle ? `Element ${number}, ${handle}` : `Element ${number}`}>
        {number}
      </a>
      <div>
        <ServerHtml className="els__t" html={element.html} />
        <div className="els__m">
          {lineage ? <Lineage element={element} lineage={lineage} page={page} version={version} open={open} /> : null}
          <CopyButton
            className="els__copy"
            label="Copy link"
            what={`to element ${number}`}
            path={(version ? versionHref(page.slug, version.label) : `/wiki/${page.slug}`) + anchor}
          />
          {variants.length > 0 ? <Variants variants={variants} /> : null}
        </div>
      </div>
    </li>
  )
}
