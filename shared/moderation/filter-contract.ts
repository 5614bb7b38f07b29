import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, line, lines, listing, listOf, person } from '../kernel/contract.ts'
import { foldForFilter, siteIn } from './filter.ts'

export const filterKind = z.enum(['words', 'site'])
export const filterAct = z.enum(['warn', 'hold', 'refuse'])

export const filterRule = z.object({
  id,
  kind: filterKind,
  text: z.string(),
  whole: z.boolean(),
  act: filterAct,
  reason: z.string(),
  hits: z.number().int(),
  by: person.nullable(),
  at: instant,
  ended: z.object({ at: instant, by: person.nullable(), reason: z.string() }).nullable(),
})
export type ListedRule = z.infer<typeof filterRule>

const text = line.min(2, 'Write at least 2 characters.').max(80, 'Use at most 80 characters.')
const reason = lines
  .min(3, 'Say why: moderators read it, and whoever is refused.')
  .max(300, 'Use at most 300 characters.')
const wanted = { kind: filterKind, text, whole: z.boolean(), act: filterAct }

/** [ACC42] Refuses a site that is none, and words of which nothing is left to look for. */
function canBeFound({ kind, text }: { readonly kind: 'words' | 'site'; readonly text: string }): boolean {
  return kind === 'site' ? siteIn(text) !== null : foldForFilter(text).length >= 2
}
const unfindable = { path: ['text'], message: 'Write two letters or digits, or a site, such as example.org.' }

export const ruleWish = z.strictObject({ ...wanted, reason }).refine(canBeFound, unfindable)
export type RuleWish = z.infer<typeof ruleWish>
/** A rule that is thought about: it has no reason yet. */
export const ruleToTry = z.strictObject(wanted).refine(canBeFound, unfindable)

const tags = ['moderation']

export const filterContract = {
  filter: oc
    .route({ method: 'GET', path: '/filter-rules', tags, summary: 'What the filter looks for, newest first' })
    .input(z.strictObject({ ...listing, ended: z.stringbool().optional() }))
    .output(listOf(filterRule)),
  addRule: oc
    .route({
      method: 'POST',
      path: '/filter-rules',
      tags,
      summary: 'Let the filter look for something',
      successStatus: 201,
    })
    .input(ruleWish)
    .output(z.object({ id })),
  endRule: oc
    .route({ method: 'POST', path: '/filter-rules/{id}/end', tags, summary: 'Look for it no more' })
    .input(z.strictObject({ id, reason }))
    .output(z.object({ id })),
}
