import type { DefinitionComparison, VersionRef } from '@fieldword/shared/definitions/contract.ts'
import { IconArrowsLeftRight, IconHighlight, IconHighlightOff } from '@tabler/icons-react'
import { compareHref } from './version-href.ts'
import { namedVersion } from './version-words.ts'

interface CompareBarProps {
  readonly comparison: DefinitionComparison
  readonly view: 'side' | 'inline'
  readonly words: boolean
}

/** Which two versions, and how they are shown. All of it is a form and links, so that it works without scripts. */
export function CompareBar({ comparison, view, words }: CompareBarProps) {
  const { pageSlug, versions, from, to } = comparison
  const shown = { from: from.label, to: to.label, view, words }
  const href = (change: Partial<typeof shown>) => compareHref(pageSlug, { ...shown, ...change })
  const WordsIcon = words ? IconHighlight : IconHighlightOff
  return (
    <div className="cmpbar">
      <form className="cmpbar__v" action={`/wiki/${pageSlug}/versions/compare`}>
        <VersionChoice label="From" name="from" versions={versions} chosen={from.label} />
        <a
          className="fw-iconbtn cmpbar__swap"
          aria-label="Swap versions"
          href={href({ from: to.label, to: from.label })}
        >
          <IconArrowsLeftRight className="i" aria-hidden="true" />
        </a>
        <VersionChoice label="To" name="to" versions={versions} chosen={to.label} />
        {view === 'inline' ? <input type="hidden" name="view" value="inline" /> : null}
        {words ? null : <input type="hidden" name="words" value="off" />}
        <button type="submit" className="fw-btn fw-btn--sm">
          Compare
        </button>
      </form>
      <div className="cmpbar__o">
        <a className="fw-tool cmpbar__words" href={href({ words: !words })}>
          <WordsIcon className="i" aria-hidden="true" />
          {words ? 'Hide word changes' : 'Show word changes'}
        </a>
        <nav className="fw-seg" aria-label="View">
          <a href={href({ view: 'side' })} aria-current={view === 'side' ? 'true' : undefined}>
            <span className="fw-hide-m">Side by side</span>
            <span className="cmp-m">Stacked</span>
          </a>
          <a href={href({ view: 'inline' })} aria-current={view === 'inline' ? 'true' : undefined}>
            Inline
          </a>
        </nav>
      </div>
    </div>
  )
}

interface VersionChoiceProps {
  readonly label: string
  readonly name: string
  readonly versions: readonly VersionRef[]
  readonly chosen: string
}

function VersionChoice({ label, name, versions, chosen }: VersionChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select className="fw-select" name={name} defaultValue={chosen}>
        {versions.map(version => (
          <option key={version.id} value={version.label}>
            {namedVersion(version)}
          </option>
        ))}
      </select>
    </label>
  )
}
