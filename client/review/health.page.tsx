import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { HealthWeek, ModeratorLoad, QueueHealth } from '@fieldword/shared/review/health-contract.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { HealthChart } from './health-chart.tsx'
import { hoursInWords, shareInTime } from './health-words.ts'

/** How the queue did: as pictures, and as the tables they are drawn from. */
export default definePage<QueueHealth>({
  path: '/review/health',
  script: 'form',
  section: 'review',
  load: api => api.review.health(),
  head: () => ({ title: 'How the queue does — Fieldword', noIndex: true }),
  View: HealthPage,
})

function HealthPage({ answer: { weeks, load, promisedDays } }: ViewProps<QueueHealth>) {
  return (
    <ListPage
      title="How the queue does"
      crumbs={[
        { name: 'Review', href: '/review' },
        { name: 'How it does', href: '/review/health' },
      ]}
      lead={leadOf(weeks, promisedDays)}
      tools={
        <a className="fw-btn" href="/review/health.csv" download>
          Download as CSV
        </a>
      }
    >
      <div className="health">
        <HealthChart
          title="Open at the end of the week"
          points={weeks.map(({ from, open }) => ({ from, value: open }))}
          tell={inFigures}
        />
        <HealthChart
          title="Median wait of what was decided"
          points={weeks.map(({ from, medianWait }) => ({ from, value: medianWait }))}
          tell={hoursInWords}
          promised={promisedDays * 24}
        />
        <HealthChart
          title="Oldest wait at the end of the week"
          points={weeks.map(({ from, oldestWait }) => ({ from, value: oldestWait }))}
          tell={hoursInWords}
          promised={promisedDays * 24}
        />
      </div>
      <Load load={load} />
      <Weeks weeks={weeks} />
    </ListPage>
  )
}

function leadOf(weeks: readonly HealthWeek[], promisedDays: number): string {
  const share = shareInTime(weeks)
  const so =
    share === null ? 'Nothing was decided yet.' : `${share} were decided within the promised ${promisedDays} days.`
  return `The past ${weeks.length} weeks. ${so}`
}

function Load({ load }: { readonly load: readonly ModeratorLoad[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: narrow, it scrolls, by keyboard too
    <section className="health__s" aria-labelledby="load" tabIndex={0}>
      <h2 id="load">Decisions by moderator</h2>
      {load.length === 0 ? (
        <Empty>Nobody decided on anything in these weeks.</Empty>
      ) : (
        <div>
          <table className="fw-table">
            <thead>
              <tr>
                <th scope="col">Moderator</th>
                <th scope="col" className="r">
                  Approved
                </th>
                <th scope="col" className="r">
                  Requested changes
                </th>
                <th scope="col" className="r">
                  Rejected
                </th>
              </tr>
            </thead>
            <tbody>
              {load.map(({ moderator, approved, requested, rejected }) => (
                <tr key={moderator.id}>
                  <th scope="row">{moderator.name}</th>
                  <td className="r">{inFigures(approved)}</td>
                  <td className="r">{inFigures(requested)}</td>
                  <td className="r">{inFigures(rejected)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function Weeks({ weeks }: { readonly weeks: readonly HealthWeek[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: narrow, it scrolls, by keyboard too
    <section className="health__s" aria-labelledby="weeks" tabIndex={0}>
      <h2 id="weeks">Week by week</h2>
      <div>
        <table className="fw-table">
          <thead>
            <tr>
              <th scope="col">Week from</th>
              {['Opened', 'Closed', 'Open', 'Median wait', 'Oldest wait', 'In time'].map(name => (
                <th key={name} scope="col" className="r">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.toReversed().map(({ from, opened, closed, open, medianWait, oldestWait, decided, inTime }) => (
              <tr key={from}>
                <th scope="row" className="fw-nowrap">
                  {from.slice(0, 10)}
                </th>
                <td className="r">{opened}</td>
                <td className="r">{closed}</td>
                <td className="r">{open}</td>
                <td className="r">{medianWait === null ? '–' : hoursInWords(medianWait)}</td>
                <td className="r">{oldestWait === null ? '–' : hoursInWords(oldestWait)}</td>
                <td className="r">{decided === 0 ? '–' : `${inTime} of ${decided}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
