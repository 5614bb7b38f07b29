import { OwnPostgres } from '../collab/support/own-postgres.ts'
import { type Subject, startFieldword } from './co-editing-servers.ts'
import { type CrowdFigures, measureCrowd } from './crowd-figures.ts'
import { median } from './load.ts'
import { Crowd, type CrowdShape } from './typing-crowd.ts'

const shape: CrowdShape = { documents: 20, writers: 4, readers: 0, rate: 5 }
const rounds = 3

/** [COL14] The same people in the same documents, connected to one process and, in turn, to two. */
export async function measureTwoProcesses(): Promise<void> {
  const postgres = await OwnPostgres.create()
  try {
    const documents = shape.documents * rounds * 2
    const one = await startFieldword({ databaseUrl: postgres.url, documents })
    const other = await startFieldword({ databaseUrl: postgres.url, documents, known: one.documents })
    const runs = { one: [] as CrowdFigures[], two: [] as CrowdFigures[] }
    for (let round = 0; round < rounds; round += 1) {
      runs.one.push(await run([one], postgres, round * 2 * shape.documents))
      runs.two.push(await run([one, other], postgres, (round * 2 + 1) * shape.documents))
    }
    for (const [name, measured] of Object.entries(runs)) {
      const of = (figure: (run: CrowdFigures) => number) => median(measured.map(figure)).toFixed(1)
      console.log(
        `${name === 'one' ? 'one process' : 'two processes'}, ${shape.documents} documents of ${shape.writers}: p50 ${of(run => run.middle)} ms, p99 ${of(run => run.late)} ms, ${of(run => run.perDelivery)} µs per delivery in all, PostgreSQL ${of(run => run.database * 100)} %`,
      )
    }
    await Promise.all([one.stop(), other.stop()])
  } finally {
    await postgres.destroy()
  }
}

async function run(processes: readonly Subject[], postgres: OwnPostgres, first: number): Promise<CrowdFigures> {
  let came = 0
  const [anyone] = processes
  if (!anyone) throw new Error('There is no process')
  // As a load balancer does that knows nothing of documents.
  const balanced: Subject = {
    ...anyone,
    open: document => (processes[came++ % processes.length] ?? anyone).open(document),
  }
  const crowd = await Crowd.gather(balanced, shape, first)
  const figures = await measureCrowd(
    crowd,
    processes.map(({ pid }) => pid),
    postgres,
  )
  if (!figures.converged) throw new Error('The replicas did not converge')
  return figures
}
