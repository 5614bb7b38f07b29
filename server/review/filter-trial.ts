import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { Filter, type FilterAct, strongest } from '@fieldword/shared/moderation/filter.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { FilterTrial, FilterTrialWish } from '@fieldword/shared/review/filter-trial-contract.ts'
import { rulesMet } from '@fieldword/shared/review/filtering.ts'
import { type RuleInForce, readRules } from '../moderation/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readDocuments } from '../revisions/index.ts'
import { readProposalsToTry, type TriedProposal } from './filter-trial-queries.ts'

/** Proposals whose texts are held at once. */
const atOnce = 25
const mostShown = 10
/** Stands where the id of a rule would. */
const tried = 'tried'

/** [ACC48] What the filter, with one more rule where one is said, would catch. Nothing is counted, logged or decided by it. */
export async function tryFilter(
  platform: Platform,
  actor: Actor,
  { text, rule }: FilterTrialWish,
): Promise<FilterTrial> {
  demand(actor, 'filter:set')
  const { prisma } = platform.database
  const rules = await readRules(prisma)
  const filter = new Filter(rule ? [...rules, { ...rule, id: tried, reason: '' }] : rules)
  const met = [...filter.find(text)]
  return {
    act: strongest(met),
    met: met.map(({ id, kind, text, act, reason }) => ({ id: id === tried ? null : id, kind, text, act, reason })),
    proposals: await tryOnProposals(prisma, filter),
  }
}

async function tryOnProposals(tx: Tx, filter: Filter<RuleInForce>): Promise<FilterTrial['proposals']> {
  const proposals = await readProposalsToTry(tx)
  const counts: Record<FilterAct, number> = { refuse: 0, hold: 0, warn: 0 }
  const newest: FilterTrial['proposals']['newest'] = []
  let byRule = 0
  for (let from = 0; from < proposals.length; from += atOnce) {
    for (const { id, page, number, met } of await metIn(tx, filter, proposals.slice(from, from + atOnce))) {
      const act = strongest(met)
      if (!act) continue
      counts[act] += 1
      if (met.every(({ id }) => id === tried)) byRule += 1
      if (newest.length < mostShown) newest.push({ id, page, number, act, found: met.map(({ text }) => text) })
    }
  }
  return { looked: proposals.length, ...counts, byRule, newest }
}

/** [ACC44] What came in with each of them: what stood there before is nobody's. */
async function metIn(tx: Tx, filter: Filter<RuleInForce>, proposals: readonly TriedProposal[]) {
  const hashes = [...new Set(proposals.flatMap(({ hash, baseHash }) => (baseHash ? [hash, baseHash] : [hash])))]
  const documents = await readDocuments(tx, hashes)
  const found = new Map(hashes.map((hash, index) => [hash, rulesMet(filter, documents[index] as DocumentJson)]))
  return proposals.map(({ hash, baseHash, ...proposal }) => {
    const stood = baseHash ? found.get(baseHash) : undefined
    return { ...proposal, met: [...(found.get(hash) ?? [])].filter(rule => !stood?.has(rule)) }
  })
}
