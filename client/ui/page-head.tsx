import type { PageKind } from '@fieldword/shared/pages/contract.ts'
import type { PageProtection } from '@fieldword/shared/pages/protection-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ReactNode } from 'react'
import { type Crumb, Crumbs } from './crumbs.tsx'
import { ProtectionBadges } from './protection-badges.tsx'
import { DraftsTool, ExportTool, SettingsTool } from './tools.tsx'

export type PageTab = 'read' | 'talk' | 'edit' | 'history' | 'process'

interface PageHeadProps {
  readonly page: {
    readonly slug: string
    readonly title: string
    readonly kind: PageKind
    readonly deletedAt?: string | null
    readonly protection?: PageProtection
    readonly ancestors?: readonly { readonly slug: string; readonly title: string }[]
    readonly openThreads?: number | undefined
    readonly processes?: number | undefined
  }
  readonly actor: Actor
  /** The tab one is on; null on pages beside the tabs, such as settings. */
  readonly tab: PageTab | null
  /** The heading, where it is not the page's own title. */
  readonly title?: string
  /** What follows the page in the breadcrumb. */
  readonly trail?: readonly Crumb[]
  /** Tools of this very page, before those that all pages have. */
  readonly tools?: ReactNode
}

/** What stands over everything that belongs to one page: where it is, its name, its tabs, its tools. */
export function PageHead({ page, actor, tab, title, trail = [], tools }: PageHeadProps) {
  const here = { name: page.title, href: `/wiki/${page.slug}` }
  const above = (page.ancestors ?? []).map(({ title, slug }) => ({ name: title, href: `/wiki/${slug}` }))
  return (
    <div className="fw-pagehead">
      <Crumbs crumbs={[sectionOf(page.kind), ...above, here, ...trail]} />
      <h1>{title ?? page.title}</h1>
      {page.protection && can(actor, 'draft:read') ? (
        <ProtectionBadges slug={page.slug} protection={page.protection} />
      ) : null}
      {page.deletedAt ? (
        <p className="fw-note">
          This page is deleted, and only moderators see this. <a href={here.href}>Why, and how to bring it back</a>
        </p>
      ) : null}
      <div className="fw-pagebar">
        <nav className="fw-tabs" aria-label="Page">
          {tabsOf(page, actor).map(({ id, name, href, count }) => (
            <a key={id} href={href} aria-current={id === tab ? 'page' : undefined}>
              {name}
              {count ? <span className="fw-count">{count}</span> : null}
            </a>
          ))}
        </nav>
        <div className="fw-tools">
          {tools}
          {can(actor, 'draft:read') ? <DraftsTool slug={page.slug} /> : null}
          <ExportTool slug={page.slug} history={tab === 'history'} />
          {can(actor, 'draft:read') ? <SettingsTool slug={page.slug} /> : null}
        </div>
      </div>
    </div>
  )
}

export function sectionOf(kind: PageKind): Crumb {
  return kind === 'definition' ? { name: 'Definitions', href: '/definitions' } : { name: 'Articles', href: '/articles' }
}

interface Tab {
  readonly id: PageTab
  readonly name: string
  readonly href: string
  readonly count?: number | undefined
}

function tabsOf({ slug, kind, openThreads, processes }: PageHeadProps['page'], actor: Actor): Tab[] {
  return [
    { id: 'read', name: kind === 'definition' ? 'Definition' : 'Article', href: `/wiki/${slug}` },
    { id: 'talk', name: 'Discussion', href: `/wiki/${slug}/talk`, count: openThreads },
    ...editTab(slug, actor),
    { id: 'history', name: 'History', href: `/wiki/${slug}/history` },
    ...(processes
      ? [{ id: 'process' as const, name: 'Process', href: `/processes?page=${encodeURIComponent(slug)}` }]
      : []),
  ]
}

/** None for somebody who is blocked: they would find it closed. */
function editTab(slug: string, actor: Actor): Tab[] {
  const edit = `/wiki/${slug}/edit`
  if (can(actor, 'draft:read')) return [{ id: 'edit', name: 'Edit draft', href: edit }]
  if (actor.role !== 'visitor') return []
  return [{ id: 'edit', name: 'Sign in to edit', href: `/sign-in?next=${encodeURIComponent(edit)}` }]
}
