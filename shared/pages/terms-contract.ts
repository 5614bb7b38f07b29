import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, line, listing, listOf, slug } from '../kernel/contract.ts'
import { pageRef } from './contract.ts'

/** Labels of one definition. */
export const mostLabels = 100

const labelText = line
  .min(1, 'Write a word or a phrase.')
  .max(100, 'Use at most 100 characters.')
  .refine(text => /[\p{L}\p{N}]/u.test(text), 'Use at least one letter or digit.')

/** A language as browsers write it: en, de-AT, th. */
const language = line.max(35).transform((tag, context) => {
  try {
    return new Intl.Locale(tag).toString()
  } catch {
    context.addIssue({ code: 'custom', message: 'Write a language tag such as en, de-AT or th, or leave it empty.' })
    return z.NEVER
  }
})

/** [TRM1] A word or phrase by which a definition is known beside its title. */
export const label = z.object({ id, label: z.string(), language: z.string().nullable() })
export type Label = z.infer<typeof label>

export const labelWish = z.strictObject({ slug, label: labelText, language: language.nullable().default(null) })

/** [TRM8] A page that uses a definition, and where in it. */
export const termUse = z.object({
  page: pageRef,
  /** The part of the page, and its name where it has one: "element 4", or a heading. */
  places: z.array(z.object({ anchor: z.string(), name: z.string() })),
  /** [TRM13] The numbers of the elements it links to. */
  elements: z.array(z.number().int()),
})
export type TermUse = z.infer<typeof termUse>

/** [TRM14] One place of a text at which a term is linked, or would be: an occurrence in a block. */
export const termPlace = z.object({
  block: z.string(),
  number: z.number().int(),
  linked: z.boolean(),
  before: z.string(),
  words: z.string(),
  after: z.string(),
})
export type TermPlace = z.infer<typeof termPlace>

/** Places of one term that are told. */
export const mostPlaces = 50

/** [TRM7] A definition whose words stand in a page's text, and whether they are linked. */
export const termInText = z.object({ page: pageRef, linked: z.boolean(), places: z.array(termPlace).max(mostPlaces) })
export type TermInText = z.infer<typeof termInText>

/** [TRM14] A place as somebody names it. */
const placeWish = z.strictObject({ block: z.string().max(64), number: z.coerce.number().int().min(1).max(100_000) })
export type PlaceWish = z.infer<typeof placeWish>

const tags = ['terms']

export const pageTermsContract = {
  labels: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/labels',
      tags,
      summary: 'The words by which a definition is known, beside its title; 100 at most',
    })
    .input(z.strictObject({ slug }))
    .output(z.object({ items: z.array(label) })),
  addLabel: oc
    .route({
      method: 'POST',
      path: '/pages/{slug}/labels',
      tags,
      summary: 'Give a definition another word by which texts are linked to it',
      successStatus: 201,
    })
    .input(labelWish)
    .output(label),
  removeLabel: oc
    .route({ method: 'DELETE', path: '/pages/{slug}/labels/{id}', tags, summary: 'Take such a word away' })
    .input(z.strictObject({ slug, id }))
    .output(z.object({})),
  inText: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/terms',
      tags,
      summary: 'The definitions whose words stand in a page, and whether they are linked there',
    })
    .input(z.strictObject({ slug }))
    .output(z.object({ items: z.array(termInText) })),
  link: oc
    .route({
      method: 'PUT',
      path: '/pages/{slug}/terms/{term}',
      tags,
      summary: 'Link the words of a definition in a page, or do not; at one place where one is named',
    })
    .input(z.strictObject({ slug, term: slug, linked: z.boolean(), place: placeWish.optional() }))
    .output(z.object({ page: pageRef, linked: z.boolean() })),
  uses: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/uses',
      tags,
      summary: 'Pages whose text uses a definition, and where',
    })
    .input(
      z.strictObject({
        slug,
        ...listing,
        /** Only pages that link to this element of it, by its number. */
        element: z.coerce.number().int().min(1).max(9999).optional(),
      }),
    )
    .output(
      listOf(termUse).extend({
        total: z.number().int(),
        /** How many pages link to each of its elements, where any does. */
        byElement: z.array(z.object({ number: z.number().int(), pages: z.number().int() })),
      }),
    ),
}
