import { csvOf, moreCsv } from '@fieldword/shared/kernel/csv.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { answersHeader, answersTable } from '@fieldword/shared/processes/answers-csv.ts'
import type { AnswerRow, AnswersHead } from '@fieldword/shared/processes/dispositions-contract.ts'
import { type Request, type Response, Router } from 'express'
import { slugIn } from '../../platform/http/slug-in.ts'
import type { Platform } from '../../platform/platform.ts'
import { sendText } from '../../platform/sending.ts'
import { beginFile, everyPart, linesOf } from '../sending.ts'
import { listAnswers, viewAnswersHead } from './answers.ts'

/** [PR147] All answers of a process as files: read part by part, and sent as they are read. */
export function answerFilesRoute(platform: Platform, actorOf: (request: Request) => Promise<Actor>): Router {
  const router = Router()
  const beginning = async (request: Request<{ slug: string }>, response: Response, type: string, ending: string) => {
    const actor = await actorOf(request as unknown as Request)
    const slug = slugIn(request.params.slug)
    const head = await viewAnswersHead(platform, actor, { slug })
    beginFile(response, `${slug}-dispositions.${ending}`, type)
    return { head, parts: answerParts(platform, actor, slug) }
  }
  router.get('/processes/:slug/dispositions.csv', async (request, response) => {
    const { head, parts } = await beginning(request, response, 'text/csv; charset=utf-8; header=present', 'csv')
    await sendText(response, inCsv(head, parts))
  })
  router.get('/processes/:slug/dispositions.json', async (request, response) => {
    const { head, parts } = await beginning(request, response, 'application/json', 'json')
    await sendText(response, inJson(head, parts))
  })
  return router
}

/** What somebody sees of what was answered. */
export function answerParts(platform: Platform, actor: Actor, slug: string) {
  return everyPart<AnswerRow>(part => listAnswers(platform, actor, { slug, ...part }))
}

type Parts = ReturnType<typeof answerParts>

async function* inCsv({ elements }: AnswersHead, parts: Parts): AsyncGenerator<string> {
  yield csvOf([answersHeader])
  for await (const part of parts) yield moreCsv(answersTable(part, elements))
}

async function* inJson({ process, figures, elements }: AnswersHead, parts: Parts): AsyncGenerator<string> {
  yield `${JSON.stringify({ process, figures, elements }).slice(0, -1)},"answers":[`
  yield* linesOf(parts)
  yield '\n]}\n'
}
