import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import { isTextShown } from '@fieldword/shared/revisions/hiding.ts'
import { IconDots } from '@tabler/icons-react'
import { CopyButton } from '../ui/copy-button.tsx'
import { hrefOf } from './names.ts'
import { waysBack } from './ways-back.ts'

const hide = 'Hide parts'

interface RowMenuProps {
  readonly page: PagePlace
  readonly revision: RevisionRef
  readonly actor: Actor
}

/** What else there is to do with a revision in a list. The browser itself opens and closes it, also by keyboard and without scripts. */
export function RowMenu({ page, revision, actor }: RowMenuProps) {
  const { number } = revision
  const id = `more-${number}`
  const here = hrefOf(page.slug, number)
  return (
    <span className="revs__more">
      <button type="button" className="fw-iconbtn fw-iconbtn--sm" popoverTarget={id} aria-label={`More for r${number}`}>
        <IconDots className="i" aria-hidden="true" />
      </button>
      <span className="revs__menu" id={id} popover="auto">
        {linksFor({ page, revision, actor }).map(([name, href]) => (
          <a key={name} href={href} aria-label={`${name}${name === hide ? ' of' : ''} r${number}`}>
            {name}
          </a>
        ))}
        <CopyButton className="revs__copy" label="Copy link" what={`to r${number}`} path={here} plain />
      </span>
    </span>
  )
}

function linksFor({ page, revision, actor }: RowMenuProps): (readonly [name: string, href: string])[] {
  const here = hrefOf(page.slug, revision.number)
  const links: (readonly [name: string, href: string])[] = [['Permanent link', here]]
  if (page.approved && !revision.current && isTextShown(revision, actor)) {
    links.push(['Compare with current', `/wiki/${page.slug}/compare?from=${revision.number}&to=current`])
  }
  for (const { name, href } of waysBack(actor, page, revision)) links.push([name, href])
  if (can(actor, 'revision:hide')) links.push([hide, `${here}/hide`])
  return links
}
