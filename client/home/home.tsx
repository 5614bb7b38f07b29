import type { Frame } from '../platform/page.ts'
import { OwnActs, ProcessPanel } from '../processes/index.ts'
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
export function Home({ answer, frame }: HomeProps) {
  const { lead } = answer
  return (
    <div className="home">
      {lead ? (
        <div className="fw-wrap home__lead">
          <div>
            <Lead definition={lead.definition} labels={lead.labels} />
            <OwnActs acts={answer.acts} />
          </div>
          {answer.process ? (
            <ProcessPanel process={answer.process} />
          ) : (
            <TakePart definition={lead.definition} frame={frame} />
          )}
        </div>
      ) : (
        <div className="fw-wrap home__plain">
          <h1>What the field writes and agrees on</h1>
          <p className="fw-2">No definition is in force yet. What is written so far is below.</p>
          <OwnActs acts={answer.acts} />
        </div>
      )}
      <Doors counts={answer.counts} />
      <div className="fw-wrap home__cols">
        <RecentChanges changes={answer.changes} />
        <Beside answer={answer} />
      </div>
    </div>
  )
}

function Beside({ answer: { inForce, definitions, articles } }: { readonly answer: HomeAnswer }) {
  return (
    <div className="fw-side">
      {inForce.length > 0 ? (
        <SideSection title="Also in force">
          <PageLinks pages={inForce} />
        </SideSection>
      ) : null}
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
  )
}
