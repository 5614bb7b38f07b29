import { OwnPostgres } from '../collab/support/own-postgres.ts'
import { type ServerName, type Subject, servers, startServer, titles } from './co-editing-servers.ts'
import { type CrowdFigures, measureCrowd, type Span } from './crowd-figures.ts'
import { median } from './load.ts'
import { installPeers } from './peers.ts'
import { Crowd, type CrowdShape } from './typing-crowd.ts'

const cases = {
  '50 in one document': { documents: 1, writers: 50, readers: 0, rate: 5 },
  '50 documents of 4': { documents: 50, writers: 4, readers: 0, rate: 5 },
  '10 and 200 readers': { documents: 1, writers: 10, readers: 200, rate: 5 },
  '2 in one document': { documents: 1, writers: 2, readers: 0, rate: 5 },
} as const satisfies Record<string, CrowdShape>
type CaseName = keyof typeof cases

/** For a server's first half minute compiling is most of what it costs. */
const first = { warm: 30, measured: 10 }
/** Processor time is counted in ticks of ten milliseconds, and a pair costs one or two in a second. */
const pair = { warm: 3, measured: 60 }
const span = { warm: 3, measured: 15 }

const rounds = 2

interface Row extends CrowdFigures {
  readonly server: ServerName
  readonly case: CaseName
}

/** [COL1] [COL41] What a delivered character costs, and how late it comes, beside other servers in the same run. */
export async function measureCoEditing(): Promise<void> {
  const peers = await installPeers()
  const postgres = await OwnPostgres.create()
  const rows: Row[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const name of servers) {
        const documents = Object.values(cases).reduce((sum, { documents }) => sum + documents, 0)
        const subject = await startServer(name, { databaseUrl: postgres.url, peers, documents })
        try {
          await measureAll(subject, postgres, rows)
        } finally {
          await subject.stop()
        }
      }
    }
  } finally {
    await postgres.destroy()
  }
  for (const name of Object.keys(cases) as CaseName[]) sum(name, rows)
}

async function measureAll(subject: Subject, postgres: OwnPostgres, rows: Row[]): Promise<void> {
  let documents = 0
  for (const [name, shape] of Object.entries(cases) as [CaseName, CrowdShape][]) {
    const crowd = await Crowd.gather(subject, shape, documents)
    const figures = await measureCrowd(crowd, [subject.pid], postgres, spanOf(shape, documents === 0))
    documents += shape.documents
    rows.push({ server: subject.name, case: name, ...figures })
  }
}

function spanOf({ documents, writers, readers }: CrowdShape, isFirst: boolean): Span {
  if (documents * (writers + readers) === 2) return pair
  return isFirst ? first : span
}

function sum(name: CaseName, rows: readonly Row[]): void {
  const of = (server: ServerName) => rows.filter(row => row.case === name && row.server === server)
  const middleOf = (server: ServerName, figure: (row: Row) => number) => median(of(server).map(figure))
  console.log(`co-editing, ${name}, 5 characters a second each:`)
  for (const server of servers) {
    const late = middleOf(server, row => row.late).toFixed(1)
    const middle = middleOf(server, row => row.middle).toFixed(1)
    const cost = middleOf(server, row => row.perDelivery).toFixed(1)
    const database = (middleOf(server, row => row.database) * 100).toFixed(1)
    const converged = of(server).every(row => row.converged) ? '' : ', NOT CONVERGED'
    console.log(
      `  ${titles[server]}: ${cost} µs per delivery, p50 ${middle} ms, p99 ${late} ms, PostgreSQL ${database} %${converged}`,
    )
  }
  const cost = middleOf('fieldword', row => row.perDelivery) / middleOf('y-websocket', row => row.perDelivery)
  const late = middleOf('fieldword', row => row.late) / middleOf('hocuspocus', row => row.late)
  console.log(`  ratios: cost ${cost.toFixed(2)} of y-websocket's server, p99 ${late.toFixed(2)} of Hocuspocus`)
}
