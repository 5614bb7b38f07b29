import { isAtLeast } from '@fieldword/shared/policy/actor.ts'
import { IconBell, IconMenu2, IconMoon, IconSearch } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Frame } from '../platform/page.ts'
import { Avatar } from './avatar.tsx'
import { BlockNote } from './block-note.tsx'

type Section = 'definitions' | 'articles' | 'changes' | 'review'

interface LayoutProps {
  readonly frame: Frame
  readonly section: Section | undefined
  readonly children: ReactNode
}

/** Header, main column and footer of every page but the editor. Works whole without script, but for the theme button. */
export function Layout({ frame, section, children }: LayoutProps) {
  return (
    <>
      <a className="fw-skip" href="#main">
        Skip to content
      </a>
      <header className="fw-top">
        <div className="fw-wrap fw-top__row">
          <button type="button" className="fw-iconbtn fw-only-m" aria-label="Menu" popoverTarget="fw-drawer">
            <IconMenu2 className="i" aria-hidden="true" />
          </button>
          <a className="fw-brand" href="/">
            Field<span>word</span>
          </a>
          <nav className="fw-nav" aria-label="Main">
            <NavLinks frame={frame} section={section} />
          </nav>
          <div className="fw-top__end">
            <search>
              <form className="fw-search" action="/find">
                <IconSearch className="i" aria-hidden="true" />
                <input name="q" type="search" placeholder="Find a page" aria-label="Find a page" autoComplete="off" />
                <kbd>/</kbd>
              </form>
            </search>
            <button type="button" className="fw-iconbtn" aria-label="Switch colour theme" data-theme-toggle="">
              <IconMoon className="i" aria-hidden="true" />
            </button>
            <AccountLink frame={frame} />
          </div>
        </div>
      </header>
      <nav id="fw-drawer" className="fw-drawer" popover="auto" aria-label="Menu">
        <NavLinks frame={frame} section={section} />
        <form action="/find">
          <input className="fw-input" name="q" type="search" placeholder="Find a page" aria-label="Find a page" />
          <button type="submit" className="fw-btn">
            Find
          </button>
        </form>
      </nav>
      <main id="main" className="fw-main" tabIndex={-1}>
        <BlockNote actor={frame.actor} />
        {children}
      </main>
      <footer className="fw-foot">
        <div className="fw-wrap">
          <a href="/wiki/about-competencyworks">About CompetencyWorks</a>
          <a href="/terms">Glossary</a>
          <a href="/pages">All pages</a>
          <a href="/processes">Processes</a>
          <a href="/moderation-log">Moderation log</a>
          <a href="/decisions">Decisions</a>
          <a href="/api/docs">API</a>
          <span className="fw-foot__note">
            Quoted definitions belong to their authors; each page names its sources.
          </span>
        </div>
      </footer>
    </>
  )
}

function NavLinks({ frame, section }: { readonly frame: Frame; readonly section: Section | undefined }) {
  const current = (name: Section) => (section === name ? { 'aria-current': 'page' as const } : {})
  return (
    <>
      <a href="/definitions" {...current('definitions')}>
        Definitions
      </a>
      <a href="/articles" {...current('articles')}>
        Articles
      </a>
      <a href="/recent-changes" {...current('changes')}>
        Recent changes
      </a>
      {isAtLeast(frame.actor, 'member') ? (
        <a href="/review" {...current('review')}>
          Review
          {frame.openReviews ? <span className="fw-count">{frame.openReviews}</span> : null}
        </a>
      ) : null}
    </>
  )
}

function AccountLink({ frame }: { readonly frame: Frame }) {
  const { actor } = frame
  if (actor.role === 'visitor') {
    return (
      <a className="fw-btn fw-btn--sm fw-signin" href={`/sign-in?next=${encodeURIComponent(frame.here)}`}>
        Sign in
      </a>
    )
  }
  return (
    <>
      {frame.unread > 0 ? (
        <a className="fw-iconbtn fw-unread" href="/mentions">
          <IconBell className="i" aria-hidden="true" />
          <span className="fw-count">
            {frame.unread > 99 ? '99+' : frame.unread}
            <span className="fw-vh"> new mentions of you</span>
          </span>
        </a>
      ) : null}
      <a className="fw-iconbtn" href="/account">
        <span className="fw-vh">Account, {actor.name}</span>
        <Avatar person={actor} />
      </a>
    </>
  )
}
