import type { DefinitionView, ElementView } from '@fieldword/shared/definitions/contract.ts'
import { IconHistory } from '@tabler/icons-react'
import { Fragment } from 'react'
import { CopyButton } from '../ui/copy-button.tsx'
import { ServerHtml } from '../ui/server-html.tsx'
import { elementHref } from './element-href.ts'
import { ElementTalk } from './element-talk.tsx'
import { Lineage } from './lineage.tsx'
import { spokenIn } from './spoken-in.ts'
import { Variants } from './variants.tsx'
import { versionHref } from './version-href.ts'

interface ElementProps {
  readonly element: ElementView
  readonly definition: DefinitionView
  readonly open: boolean
}

/** One element: its number, which is its address, its text, and below that where it came from. */
export function Element({ element, definition, open }: ElementProps) {
  const { page, version } = definition
  const { number, handle, lineage, variants } = element
  const anchor = `#e${number}`
  return (
    <li id={`e${number}`} data-there={thereOf(element)}>
      <a className="els__n" href={anchor} aria-label={handle ? `Element ${number}, ${handle}` : `Element ${number}`}>
        {number}
      </a>
      <div>
        <ServerHtml className="els__t" html={element.html} {...spokenIn(version)} />
        <div className="els__m">
          {lineage ? <Lineage element={element} lineage={lineage} page={page} version={version} open={open} /> : null}
          <p className="els__acts">
            <ElementTalk slug={page.slug} elementId={element.id} number={number} threads={element.threads} />
            <CopyButton
              className="els__copy"
              label="Copy link"
              what={`to element ${number}`}
              path={(version ? versionHref(page.slug, version.label) : `/wiki/${page.slug}`) + anchor}
            />
            <a className="els__copy" href={elementHref(page.slug, element.id)}>
              <IconHistory className="i" aria-hidden="true" />
              What changed<span className="fw-vh"> in element {number}</span>
            </a>
          </p>
          {version && version.status !== 'in_force' ? <InForceNow element={element} definition={definition} /> : null}
          {variants.length > 0 ? <Variants variants={variants} /> : null}
        </div>
      </div>
    </li>
  )
}

/** [DEF20] Where it stands elsewhere, for the script that keeps it in view: "2011:4 2018:2". No label has a colon or a space. */
function thereOf({ counterparts }: ElementView): string | undefined {
  return counterparts.map(({ label, number }) => `${label}:${number}`).join(' ') || undefined
}

/** [DEF20] Where it stands in the version in force, for whoever reads another one. */
function InForceNow({ element, definition: { page, versions } }: Pick<ElementProps, 'element' | 'definition'>) {
  const inForce = versions.find(({ status }) => status === 'in_force')
  const there = element.counterparts.filter(({ label }) => label === inForce?.label)
  if (!inForce || there.length === 0) return null
  return (
    <p className="els__now">
      In {inForce.label}:{' '}
      {there.map(({ number }, place) => (
        <Fragment key={number}>
          {place > 0 ? ', ' : null}
          <a href={`${versionHref(page.slug, inForce.label)}#e${number}`}>element {number}</a>
        </Fragment>
      ))}
    </p>
  )
}
