import { foldForFilter, siteIn } from '@fieldword/shared/moderation/filter.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { checkEach, correctRow, type Damage } from '../platform/verifying.ts'

const rows = 500

interface RuleFacts {
  readonly id: string
  readonly kind: 'words' | 'site'
  readonly text: string
  readonly hits: number
  readonly logged: number
}

/** [VER10] Rules of the filter: each looks for something, and was met as often as its log tells. */
export const filterCheck = checkEach('rules of the filter', readFacts, wrongIn)

function readFacts(tx: Tx, last: RuleFacts | null): Promise<RuleFacts[]> {
  return tx.$queryRaw<RuleFacts[]>`
    SELECT rule.id, rule.kind::text AS kind, rule.text, rule.hits,
      (SELECT count(*)::int FROM filter_hits WHERE rule_id = rule.id) AS logged
    FROM filter_rules rule
    WHERE ${last?.id ?? null}::uuid IS NULL OR rule.id > ${last?.id ?? null}::uuid
    ORDER BY rule.id LIMIT ${rows}`
}

function wrongIn({ id, kind, text, hits, logged }: RuleFacts): Damage[] {
  const key = kind === 'site' ? siteIn(text) : foldForFilter(text)
  const problems = key ? [] : ['It looks for nothing.']
  if (hits !== logged) problems.push(`It says that it was met ${hits} times, and its log ${logged}.`)
  return problems.map(problem => ({ what: `rule about “${text}” (${id})`, problem, remedy: correctRow }))
}
