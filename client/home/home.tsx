import type { Frame } from '../platform/page.ts'
import { PageLinks } from '../ui/page-links.tsx'
import { SideSection } from '../ui/side-section.tsx'
import { Doors } from './doors.tsx'
import { Lead } from './lead.tsx'
import type { HomeAnswer } from './load-home.ts'
import { RecentChanges } from './recent-changes.tsx'
import { TakePart } from './take-part.tsx'

interface HomeProps {
  readonly answer: HomeAnswer
  readonly frame: Frame
}

/** The front page: the definition in force, whole, and what one can do about it. */
export function Home({ answer: { lead, definitions, articles }, frame }: HomeProps) {
  return (
    <div className="home">
      {lead ? (
        <div className="fw-wrap home__lead">
          <Lead definition={lead.definition} />
          <TakePart definition={lead.definition} actor={frame.actor} />
        </div>
      ) : (
        <h1 className="fw-wrap home__plain">What the field writes and agrees on</h1>
      )}
      <Doors />
      <div className="fw-wrap home__cols">
        {lead ? <RecentChanges page={lead.definition.page} changes={lead.changes} /> : null}
        <div className="fw-side">
          {definitions.length > 0 ? (
            <SideSection title="Definitions" more={{ name: 'All definitions', href: '/definitions' }}>
              <PageLinks pages={definitions} />
            </SideSection>
          ) : null}
          {articles.length > 0 ? (
            <SideSection title="Articles" more={{ name: 'All articles', href: '/articles' }}>
              <PageLinks pages={articles} />
            </SideSection>
          ) : null}
        </div>
      </div>
    </div>
  )
}
