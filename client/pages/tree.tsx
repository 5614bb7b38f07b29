import type { PageRef, PageView } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { IconPlus } from '@tabler/icons-react'
import { Lock } from '../ui/lock.tsx'
import { Tool } from '../ui/tools.tsx'

interface TreeProps {
  readonly page: PageView
  readonly actor: Actor
}

/** Where a page stands: what is above it, what is beside it, what is below it. */
export function Tree({ page, actor }: TreeProps) {
  return (
    <nav className="art__tree" id="tree" aria-label="Pages around this one">
      <div className="art__stick">
        <h2 className="fw-sideh">
          Pages <a href="/pages">A to Z</a>
        </h2>
        <ul>
          {page.ancestors.map(above => (
            <li key={above.id}>
              <a className="art__sec" href={`/wiki/${above.slug}`}>
                {above.title}
              </a>
            </li>
          ))}
          <li>
            <Beside page={page} />
          </li>
        </ul>
        {can(actor, 'page:create') ? (
          <p className="art__new">
            <Tool href={`/new?parent=${page.slug}`} icon={<IconPlus className="i" aria-hidden="true" />}>
              New page below
            </Tool>
          </p>
        ) : null}
      </div>
    </nav>
  )
}

function Beside({ page }: { readonly page: PageView }) {
  return (
    <ul>
      {besideIt(page).map(sibling => (
        <li key={sibling.id}>
          <TreeLink page={sibling} current={sibling.id === page.id} />
          {sibling.id === page.id && page.children.length > 0 ? (
            <ul>
              {page.children.map(child => (
                <li key={child.id}>
                  <TreeLink page={child} current={false} />
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

interface TreeLinkProps {
  readonly page: Pick<PageRef, 'slug' | 'title' | 'editableBy'>
  readonly current: boolean
}

function TreeLink({ page, current }: TreeLinkProps) {
  return (
    <a href={`/wiki/${page.slug}`} aria-current={current ? 'page' : undefined}>
      {page.title}
      <Lock editableBy={page.editableBy} />
    </a>
  )
}

/** In their order. A page nobody approved is not among its siblings for a visitor, who may still have opened it. */
function besideIt(page: PageView): readonly PageRef[] {
  return page.siblings.some(sibling => sibling.id === page.id) ? page.siblings : [...page.siblings, page]
}
