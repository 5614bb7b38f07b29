import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, listing, person } from '../kernel/contract.ts'
import { revisionRef } from '../revisions/contract.ts'
import { revisionFilters, walkOf } from '../revisions/history-contract.ts'
import { pageKind, pageRef } from './contract.ts'

/** A revision among those of other pages. */
export const change = revisionRef.extend({
  page: pageRef,
  /** How many revisions of its page that were imported one after the other it stands for, as the last of them; else 1. */
  standsFor: z.number().int(),
})
export type Change = z.infer<typeof change>

export const changeFilters = { ...revisionFilters, page: pageKind.optional() }
const changeFilter = z.strictObject(changeFilters)
export type ChangeFilter = z.infer<typeof changeFilter>

const { author: _, ...ofOnePerson } = changeFilters
export const contributionFilters = ofOnePerson

export const contribution = change.extend({
  /** This person's part of what was typed, from 0 to 1; null where nothing was. */
  share: z.number().nullable(),
})
export type Contribution = z.infer<typeof contribution>

const tags = ['pages']

export const changesContract = {
  changes: oc
    .route({ method: 'GET', path: '/changes', tags, summary: 'Revisions of all pages, newest first' })
    .input(z.strictObject({ ...listing, ...changeFilters }))
    .output(walkOf(change)),
  person: oc
    .route({ method: 'GET', path: '/people/{id}', tags, summary: 'Who somebody is' })
    .input(z.strictObject({ id }))
    .output(person),
  contributions: oc
    .route({ method: 'GET', path: '/people/{id}/contributions', tags, summary: 'What somebody wrote, newest first' })
    .input(z.strictObject({ id, ...listing, ...contributionFilters }))
    .output(walkOf(contribution)),
}
