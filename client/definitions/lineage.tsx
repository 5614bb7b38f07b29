import type { DefinitionView, ElementView } from '@fieldword/shared/definitions/contract.ts'
import { IconChevronDown } from '@tabler/icons-react'
import { capitalised } from '../ui/in-words.ts'
import { KindIcon } from '../ui/kind.tsx'
import { Runs } from '../ui/runs.tsx'
import { lineageHref } from './lineage-href.ts'
import { originOf, storyOf } from './lineage-words.ts'
import { compareRowHref } from './version-href.ts'

interface LineageProps {
  readonly element: ElementView
  readonly lineage: NonNullable<ElementView['lineage']>
  readonly page: DefinitionView['page']
  readonly version: DefinitionView['version']
  readonly open: boolean
}

/** Where an element came from: one line, and on asking the earlier texts with the words that were carried over. */
export function Lineage({ element, lineage, page, version, open }: LineageProps) {
  return (
    <details className="els__lin" data-k={lineage.kind} open={open}>
      <summary>
        <KindIcon kind={lineage.from.length > 1 ? 'merged' : lineage.kind} />
        {originOf(lineage, version?.label ?? '')}
        <span className="fw-vh">, about element {element.number}</span>
        <IconChevronDown className="i els__chev" aria-hidden="true" />
      </summary>
      <div className="lin">
        <p className="lin__h">{storyOf(lineage)}</p>
        {lineage.from.length > 0 ? (
          <dl>
            {lineage.from.map(({ elementId, number, runs }) => (
              <div key={elementId}>
                <dt>
                  {lineage.fromLabel}, {number}
                </dt>
                <dd>
                  <Runs runs={runs} />
                </dd>
              </div>
            ))}
          </dl>
        ) : null}
        {lineage.rationale.map(({ from, text }) => (
          <p className="lin__why" key={from}>
            <b>{lineage.rationale.length > 1 ? `Why, of ${from}:` : 'Why:'}</b> {text}
          </p>
        ))}
        <p className="lin__f">
          {version ? (
            <a href={compareRowHref(page.slug, { from: lineage.fromLabel, to: version.label }, element.number)}>
              See it in the comparison
            </a>
          ) : null}
          {version ? (
            <a className="fw-muted" href={lineageHref(page.slug, { from: lineage.fromLabel, to: version.label })}>
              {capitalised(lineage.reading)}
            </a>
          ) : (
            <span className="fw-muted">{capitalised(lineage.reading)}</span>
          )}
        </p>
      </div>
    </details>
  )
}
