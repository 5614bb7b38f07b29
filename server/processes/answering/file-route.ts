import { csvOf } from '@fieldword/shared/kernel/csv.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { answersHeader, answersTable } from '@fieldword/shared/processes/answers-csv.ts'
import type { AnswerRow, AnswersHead } from '@fieldword/shared/processes/dispositions-contract.ts'
import { type Request, type Response, Router } from 'express'
import type { Platform } from '../../platform/platform.ts'
import { listAnswers, viewAnswersHead } from './answers.ts'

const atOnce = 100

/** [PR147] All answers of a process as files: read part by part, and sent as they are read. */
export function answerFilesRoute(platform: Platform, actorOf: (request: Request) => Promise<Actor>): Router {
  const router = Router()
  const beginning = async (request: Request<{ slug: string }>, response: Response, type: string, ending: string) => {
    const actor = await actorOf(request as unknown as Request)
    const { slug } = request.params
    const head = await viewAnswersHead(platform, actor, { slug })
    response.set('cache-control', 'private, no-cache')
    response.attachment(`${slug}-dispositions.${ending}`)
    response.type(type)
    return { head, parts: partsOf(platform, actor, slug) }
  }
  router.get('/processes/:slug/dispositions.csv', async (request, response) => {
    const { head, parts } = await beginning(request, response, 'text/csv; charset=utf-8; header=present', 'csv')
    response.write(csvOf([answersHeader]))
    for await (const rows of parts) response.write(withoutMark(csvOf(answersTable(rows, head.elements))))
    response.end()
  })
  router.get('/processes/:slug/dispositions.json', async (request, response) => {
    const { head, parts } = await beginning(request, response, 'application/json', 'json')
    response.write(headJson(head))
    let isFirst = true
    for await (const rows of parts) {
      for (const row of rows) {
        response.write(`${isFirst ? '' : ','}\n${JSON.stringify(row)}`)
        isFirst = false
      }
    }
    response.end('\n]}\n')
  })
  return router
}

async function* partsOf(platform: Platform, actor: Actor, slug: string): AsyncGenerator<AnswerRow[]> {
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await listAnswers(platform, actor, { slug, limit: atOnce, cursor })
    yield items
    if (nextCursor === null) return
    cursor = nextCursor
  }
}

/** The mark of UTF-8 stands once, at the start of the file. */
const withoutMark = (csv: string) => csv.slice(1)

function headJson({ process, figures, elements }: AnswersHead): string {
  return `${JSON.stringify({ process, figures, elements }).slice(0, -1)},"answers":[`
}
