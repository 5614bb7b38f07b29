import { csvOf } from '../kernel/csv.ts'
import type { QueueHealth } from './health-contract.ts'

const columns = [
  ...['week', 'opened', 'closed', 'open at its end', 'median wait in hours', 'oldest wait in hours'],
  ...['decided', 'within the promise'],
]

/** [RV112] One line a week, for spreadsheets. */
export function healthCsv({ weeks }: Pick<QueueHealth, 'weeks'>): string {
  const lines = weeks.map(({ from, opened, closed, open, medianWait, oldestWait, decided, inTime }) => [
    ...[from.slice(0, 10), opened, closed, open, inCell(medianWait), inCell(oldestWait), decided, inTime],
  ])
  return csvOf([columns, ...lines])
}

const inCell = (hours: number | null) => (hours === null ? '' : Math.round(hours * 10) / 10)
