import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ContestOutcome } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import { answerContest, contest } from '@fieldword/shared/processes/issues.ts'
import { orThrow, refuseWith } from '../../platform/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import { lockToAct } from '../access.ts'
import { changed } from '../telling.ts'
import { findIssue } from './issue-commands.ts'
import { placeAll, takeOutAll } from './issue-writing-commands.ts'
import { findByNumber } from './subject-queries.ts'

interface Contesting {
  readonly slug: string
  readonly number: number
  /** Where it stands; none where it stands under nothing. */
  readonly issue: number | null
  readonly reason: string
}

/** [PR154] Whoever made a contribution says that it stands in the wrong place. */
export function contestPlacement(platform: Platform, actor: Actor, { slug, number, issue, reason }: Contesting) {
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, slug, { kind: 'issues', who: ['public'] })
    const input = (await findByNumber(tx, acting.process.id, [number])).get(number) ?? refuseWith('not-found')
    if (input.state !== 'published') refuseWith('contribution-gone')
    const issueId = issue === null ? null : (await findIssue(tx, acting, issue)).id
    const standing = { contributionId: input.id, removedAt: null }
    if (issueId && !(await tx.issuePlacement.findFirst({ where: { ...standing, issueId } }))) refuseWith('not-found')
    const open = await tx.placementContest.findFirst({ where: { contributionId: input.id, answeredAt: null } })
    orThrow(contest(input.authorId, acting.actor.id, open !== null))
    const id = platform.newId()
    await tx.placementContest.create({
      data: { id, contributionId: input.id, issueId, byId: acting.actor.id, reason, at: platform.clock() },
    })
    await changed(tx, platform, acting.process)
    return { id }
  })
}

interface Answering {
  readonly slug: string
  readonly id: string
  readonly outcome: ContestOutcome
  readonly answer: string
  /** Where it goes, where it is moved; under nothing where none is named. */
  readonly to: number | null
}

/** [PR154] An editor answers, and moves the contribution where they say so. */
export function answerContested(platform: Platform, actor: Actor, { slug, id, outcome, answer, to }: Answering) {
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, slug, { kind: 'issues' })
    const where = { id, contribution: { processId: acting.process.id } }
    const row = (await tx.placementContest.findFirst({ where })) ?? refuseWith('not-found')
    orThrow(answerContest({ byId: row.byId, answered: row.answeredAt !== null }, acting.actor.id))
    if (outcome === 'moved') {
      if (row.issueId) await takeOutAll(tx, platform, acting, row.issueId, [row.contributionId], answer)
      const issue = to === null ? null : await findIssue(tx, acting, to)
      if (issue?.state === 'merged') refuseWith('issue-merged')
      const standing = issue && { issueId: issue.id, contributionId: row.contributionId, removedAt: null }
      const stands = standing && (await tx.issuePlacement.findFirst({ where: standing }))
      if (issue && !stands) await placeAll(tx, platform, acting, issue.id, [row.contributionId])
    }
    await tx.placementContest.update({
      where: { id },
      data: { outcome, answer, answeredById: acting.actor.id, answeredAt: platform.clock() },
    })
    await changed(tx, platform, acting.process)
    return { id }
  })
}
