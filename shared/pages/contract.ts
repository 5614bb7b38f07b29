import { oc } from '@orpc/contract'
import { z } from 'zod'
import { role } from '../accounts/contract.ts'
import { id, instant, line, listing, listOf, person, slug, source, title } from '../kernel/contract.ts'
import { pageProtection } from './protection-contract.ts'

export const pageKind = z.enum(['article', 'definition'])
export type PageKind = z.infer<typeof pageKind>

/** A page as it stands in lists, trees and suggestions. */
export const pageRef = z.object({
  id,
  slug,
  title,
  kind: pageKind,
  stub: z.boolean(),
  approved: z.boolean(),
  /** [PG41] The weakest role that may change its draft now. */
  editableBy: role,
  /** [PG44] The weakest role that may rename, move and delete it now. */
  movableBy: role,
})
export type PageRef = z.infer<typeof pageRef>

export const heading = z.object({ id: z.string(), level: z.number().int(), text: z.string() })

export const approvedText = z.object({
  revisionId: id,
  number: z.number().int(),
  contentHash: z.string(),
  approvedAt: instant,
  /** When the text was written, as precise as known: 2011, 2019-11-14 or an instant's day. */
  writtenOn: z.string(),
  authors: z.array(person),
  outsideAuthors: z.array(z.string()),
  sources: z.array(source),
  /** Made by the server from the document; safe to set as inner HTML. */
  html: z.string(),
  headings: z.array(heading),
})

/** What stands over everything that belongs to one page. */
export const pagePlace = pageRef.extend({
  /** From the top down to the parent. */
  ancestors: z.array(pageRef),
  /** [PG20] Null while it is not deleted; only moderators read deleted pages. */
  deletedAt: instant.nullable(),
  protection: pageProtection,
  /** [DSC17] Open threads about it, as whoever asks may read them. */
  openThreads: z.number().int().optional(),
  /** Processes that were begun to update it. */
  processes: z.number().int().optional(),
})
export type PagePlace = z.infer<typeof pagePlace>

export const pageView = pagePlace.extend({
  parent: pageRef.nullable(),
  /** All below the same parent, in order, this page among them; 200 at most, as the children. */
  siblings: z.array(pageRef),
  children: z.array(pageRef),
  /** None until a first revision is approved. */
  text: approvedText.nullable(),
  /** Pages whose approved text links here: the first few, and how many there are. */
  linkedFrom: z.object({ items: z.array(pageRef), total: z.number().int() }),
  createdAt: instant,
})
export type PageView = z.infer<typeof pageView>

const tags = ['pages']

export const pagesContract = {
  list: oc
    .route({ method: 'GET', path: '/pages', tags, summary: 'Pages, by title' })
    .input(z.strictObject({ ...listing, kind: pageKind.optional() }))
    .output(listOf(pageRef)),
  suggest: oc
    .route({
      method: 'GET',
      path: '/page-suggestions',
      tags,
      summary: 'Pages whose title has the words, best first, ten at most',
    })
    .input(z.strictObject({ q: line.max(100).default('') }))
    .output(z.object({ items: z.array(pageRef) })),
  read: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}',
      tags,
      summary: 'A page with its approved text. An old address answers with the present slug',
    })
    .input(z.strictObject({ slug }))
    .output(pageView),
  place: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/place',
      tags,
      summary: 'A page and what it lies below, without its text. An old address answers with the present slug',
    })
    .input(z.strictObject({ slug }))
    .output(pagePlace),
  text: oc
    .route({
      method: 'GET',
      path: '/pages/{slug}/text',
      tags,
      summary: 'The approved text of a page, without what lies around it; null until a first revision is approved',
    })
    .input(z.strictObject({ slug }))
    .output(z.object({ text: approvedText.nullable() })),
  linksHere: oc
    .route({ method: 'GET', path: '/pages/{slug}/links', tags, summary: 'Pages that link here' })
    .input(z.strictObject({ slug, ...listing }))
    .output(listOf(pageRef)),
  create: oc
    .route({
      method: 'POST',
      path: '/pages',
      tags,
      summary: 'Make a page. Its text starts in the draft',
      successStatus: 201,
    })
    .input(z.strictObject({ title, kind: pageKind, parentSlug: slug.nullable().default(null), slug: slug.optional() }))
    .output(pageRef),
  rename: oc
    .route({
      method: 'PATCH',
      path: '/pages/{slug}',
      tags,
      summary: 'Give a page another title and address. The old address redirects',
    })
    .input(z.strictObject({ slug, title, newSlug: slug.optional() }))
    .output(pageRef),
  move: oc
    .route({
      method: 'PUT',
      path: '/pages/{slug}/place',
      tags,
      summary: 'Put a page below another (or at the top), after one of the pages there or first of all',
    })
    .input(z.strictObject({ slug, parentSlug: slug.nullable(), afterSlug: slug.nullable().default(null) }))
    .output(pageRef),
}
