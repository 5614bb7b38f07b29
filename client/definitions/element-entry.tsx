import type { ElementThen, ElementEntry as Entry } from '@fieldword/shared/definitions/element-contract.ts'
import { formatWords } from '@fieldword/shared/diff/format-words.ts'
import { capitalised } from '../ui/in-words.ts'
import { Kind } from '../ui/kind.tsx'
import { Runs } from '../ui/runs.tsx'
import { hrefOf, nameOf, saidOf } from './compare-names.ts'
import { CompareText } from './compare-text.tsx'
import { elementHref } from './element-href.ts'
import { kindWord, wordsOfRow } from './row-words.ts'
import { Variants } from './variants.tsx'
import { compareRowHref } from './version-href.ts'
import { WhyChanged } from './why-changed.tsx'

const absent = {
  before: 'Nothing of it was there yet.',
  gap: 'It is not in this text.',
  unknown: 'Nothing is recorded of it here.',
  ended: 'It is not there any more, and nothing came of it.',
} as const

/** What one text says of the element, and what became of it since the text before. */
export function ElementEntry({ slug, entry }: { readonly slug: string; readonly entry: Entry }) {
  const { text, state, elements } = entry
  return (
    <li data-draft={text.label === 'draft' ? '' : undefined}>
      <h3>
        <a href={hrefOf(slug, text)}>{nameOf(text)}</a> <small>{saidOf(text)}</small>
      </h3>
      {state === 'there' ? (
        elements.map(element => <Then key={element.elementId} slug={slug} label={text.label} element={element} />)
      ) : (
        <p className="fw-muted">{absent[state]}</p>
      )}
    </li>
  )
}

interface ThenProps {
  readonly slug: string
  readonly label: string
  readonly element: ElementThen
}

function Then({ slug, label, element }: ThenProps) {
  const { elementId, number, handle, runs, row, since, reading, variants } = element
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls; this holds one element together
    <div className="elp__el" role="group" aria-label={row ? wordsOfRow(row) : `Element ${number}, ${handle}`}>
      <p className="elp__k">
        <a href={elementHref(slug, elementId)}>
          {number} {handle}
        </a>
        {row ? <Kind kind={row.kind}>{kindWord(row)}</Kind> : null}
        {row?.movedText ? <span className="cmp__mv">{row.movedText}</span> : null}
      </p>
      {row ? (
        <CompareText className="elp__t" row={row} runs={row.inline ?? row.after[0]?.runs ?? runs} words />
      ) : (
        <p className="elp__t">
          <Runs runs={runs} />
        </p>
      )}
      {row && row.inline === null && since ? <CameFrom row={row} since={since} /> : null}
      {row && row.formats.length > 0 ? (
        <ul className="cmp__fmt">
          {row.formats.map(formatWords).map(words => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      ) : null}
      {row ? <WhyChanged reasons={row.rationale} since={since ?? ''} /> : null}
      {row && since ? (
        <p className="lin__f">
          <a href={compareRowHref(slug, { from: since, to: label }, number)}>See it in the comparison with {since}</a>
          <span className="fw-muted">{reading ? capitalised(reading) : 'Followed by its id'}</span>
        </p>
      ) : null}
      {variants.length > 0 ? (
        <div className="els__m">
          <Variants variants={variants} />
        </div>
      ) : null}
    </div>
  )
}

/** Where several meet, each earlier one with the words that went this way. */
function CameFrom({ row, since }: { readonly row: NonNullable<ElementThen['row']>; readonly since: string }) {
  return (
    <dl className="lin elp__from">
      {row.before.map(({ elementId, number, runs, note }) => (
        <div key={elementId}>
          <dt>
            {since}, {number}
          </dt>
          <dd>
            <Runs runs={runs} />
            {note ? <small>{note}</small> : null}
          </dd>
        </div>
      ))}
    </dl>
  )
}
