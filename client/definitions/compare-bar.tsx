import type { ComparedText, DefinitionComparison } from '@fieldword/shared/definitions/compare-contract.ts'
import type { RevisionChoice } from '@fieldword/shared/revisions/contract.ts'
import { IconArrowsLeftRight } from '@tabler/icons-react'
import { StepLinks } from '../ui/change-steps.tsx'
import { inWords } from '../ui/dates.ts'
import { lastAnchor } from './compare-around.tsx'
import { compareHref, type DefinitionLook } from './version-href.ts'
import { namedVersion } from './version-words.ts'

interface CompareBarProps {
  readonly comparison: DefinitionComparison
  readonly look: DefinitionLook
  /** Approved ones that can be picked: the newest. */
  readonly revisions: readonly RevisionChoice[]
  /** Whoever looks may read the draft. */
  readonly drafts: boolean
}

/** Which two texts, and how they are shown. All of it is a form and links, so that it works without scripts. */
export function CompareBar({ comparison, look, revisions, drafts }: CompareBarProps) {
  const { pageSlug, from, to, rows, changes } = comparison
  const shown = { from: from.label, to: to.label, ...look }
  const href = (change: Partial<typeof shown>) => compareHref(pageSlug, { ...shown, ...change })
  const first = rows.find(({ change }) => change !== null)?.anchor ?? 'change-1'
  return (
    <div className="cmpbar">
      <form className="cmpbar__v" action={`/wiki/${pageSlug}/versions/compare`}>
        <TextChoice name="from" title="From" chosen={from} {...{ comparison, revisions, drafts }} />
        <a
          className="fw-iconbtn cmpbar__swap"
          aria-label="Swap the two texts"
          href={href({ from: to.label, to: from.label, part: 1 })}
        >
          <IconArrowsLeftRight className="i" aria-hidden="true" />
        </a>
        <TextChoice name="to" title="To" chosen={to} {...{ comparison, revisions, drafts }} />
        {look.view ? <input type="hidden" name="view" value={look.view} /> : null}
        {look.words ? null : <input type="hidden" name="words" value="off" />}
        <button type="submit" className="fw-btn fw-btn--sm">
          Compare
        </button>
      </form>
      <div className="cmpbar__o">
        <StepLinks changes={changes} first={first} last={lastAnchor(comparison)} />
        <a
          className="fw-switch cmpbar__words"
          data-on={look.words ? '' : undefined}
          href={href({ words: !look.words })}
        >
          <i aria-hidden="true" />
          <span className="fw-vh">{look.words ? 'Hide' : 'Show'}</span> <span>Word changes</span>
        </a>
        <Views href={href} view={look.view} />
      </div>
    </div>
  )
}

interface ViewsProps {
  readonly view: DefinitionLook['view']
  href(change: { readonly view: 'side' | 'inline' }): string
}

/** `data-remember`: what is chosen is how comparisons open from then on, where their address does not say. */
function Views({ view, href }: ViewsProps) {
  const current = (own: 'side' | 'inline') => ((view ?? 'side') === own ? 'true' : undefined)
  return (
    <nav className="fw-seg" aria-label="View" data-unsaid={view === null ? '' : undefined}>
      <a href={href({ view: 'side' })} aria-current={current('side')} data-remember="side">
        <span className="fw-hide-m">Side by side</span>
        <span className="cmp-m">Stacked</span>
      </a>
      <a href={href({ view: 'inline' })} aria-current={current('inline')} data-remember="inline">
        Inline
      </a>
    </nav>
  )
}

interface TextChoiceProps extends Omit<CompareBarProps, 'look'> {
  readonly name: 'from' | 'to'
  readonly title: string
  readonly chosen: ComparedText
}

function TextChoice({ name, title, chosen, comparison: { versions }, revisions, drafts }: TextChoiceProps) {
  const isListed = !chosen.revision || revisions.some(({ number }) => number === chosen.revision?.number)
  return (
    <label>
      <span>{title}</span>
      <select className="fw-select" name={name} defaultValue={chosen.label}>
        <optgroup label="Versions">
          {versions.map(version => (
            <option key={version.id} value={version.label}>
              {namedVersion(version)}
            </option>
          ))}
        </optgroup>
        {drafts ? <option value="draft">Draft, as it is now</option> : null}
        <optgroup label="Revisions">
          {chosen.revision && !isListed ? <option value={chosen.label}>{optionOf(chosen.revision)}</option> : null}
          {revisions.map(revision => (
            <option key={revision.id} value={`r${revision.number}`}>
              {optionOf(revision)}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  )
}

/** "r3, 18 November 2026"; what is not approved says so. */
function optionOf({ number, writtenOn, state }: Pick<RevisionChoice, 'number' | 'writtenOn' | 'state'>): string {
  return `r${number}, ${inWords(writtenOn)}${state === 'approved' ? '' : `, ${state}`}`
}
