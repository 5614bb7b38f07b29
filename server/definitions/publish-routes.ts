import { type Place, placePath } from '@fieldword/shared/definitions/addresses.ts'
import { citationFormat, elementAnchor } from '@fieldword/shared/definitions/cite-contract.ts'
import { linksAsText } from '@fieldword/shared/definitions/memento.ts'
import { type Form, formSignposts, forms, linksetOf, linksetType } from '@fieldword/shared/definitions/signposts.ts'
import { type NextFunction, type Request, type Response, Router } from 'express'
import { refuseWith } from '../platform/errors.ts'
import type { PageCache } from '../platform/http/page-cache.ts'
import { sendKept } from '../platform/http/send-kept.ts'
import { slugIn } from '../platform/http/slug-in.ts'
import type { Platform } from '../platform/platform.ts'
import { writeForm } from './forms.ts'
import type { ToMarkdown } from './markdown.ts'
import { findShownPage, permanentPathAt, signpostedOf } from './places.ts'
import { parsed } from './publish-input.ts'
import { readCitation, readPublished } from './publishing.ts'

export interface PublishingNeeds {
  readonly platform: Platform
  readonly cache: PageCache
  readonly toMarkdown: ToMarkdown
}

const extensions = Object.keys(forms) as Form[]

/** [DEF66] [DEF73] [DEF62] Everything at an address of its own that is no page: other forms, link sets, citations as files. */
export function publishRoutes(needs: PublishingNeeds): Router {
  const router = Router()
  router.get('/wiki/:file', (request, response, next) => {
    const found = withExtension(request.params.file)
    if (!found) return next()
    return sendForm(needs, request, response, { slug: found.name, label: null }, found.form)
  })
  router.get('/wiki/:slug/versions/:file', async (request, response, next) => {
    const found = withExtension(request.params.file)
    // A version may be called 1.0.txt.
    if (!found || (await isVersion(needs, request))) return next()
    return sendForm(needs, request, response, { slug: request.params.slug, label: found.name }, found.form)
  })
  for (const path of ['/wiki/:slug', '/wiki/:slug/versions/:label']) {
    router.get(`${path}/linkset`, (request, response) => sendLinkset(needs, request, response))
    router.get(`${path}/cite`, (request, response, next) => sendCitation(needs, request, response, next))
  }
  return router
}

/** [DEF66] A form of a definition, whether its own address was asked for or the page's. */
export async function sendForm(
  { platform, cache, toMarkdown }: PublishingNeeds,
  request: Request,
  response: Response,
  asked: Place,
  form: Form,
  options: { readonly negotiated?: boolean } = {},
): Promise<void> {
  const { generation } = cache
  const published = await readPublished(platform, slugIn(asked.slug), asked.label)
  const place = { slug: published.definition.page.slug, label: asked.label }
  const own = `${placePath(place)}.${form}`
  if (place.slug !== asked.slug && !options.negotiated) return response.redirect(301, own)
  const text = await writeForm(platform, published, form, toMarkdown)
  const headers = {
    'content-type': `${forms[form]}; charset=utf-8`,
    ...(options.negotiated ? { 'content-location': own } : {}),
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(fileName(place, form))}`,
    link: linksAsText(formSignposts(signpostedOf(published, place), form)),
    // Programs of other sites read it as they read any file.
    'access-control-allow-origin': '*',
  }
  sendKept(request, response, { text, headers }, { cache, generation, keep: !options.negotiated })
}

async function sendLinkset({ platform, cache }: PublishingNeeds, request: Request, response: Response): Promise<void> {
  const { generation } = cache
  const asked = placeIn(request)
  const published = await readPublished(platform, slugIn(asked.slug), asked.label)
  const place = { slug: published.definition.page.slug, label: asked.label }
  if (place.slug !== asked.slug) return response.redirect(301, `${placePath(place)}/linkset`)
  const text = JSON.stringify(linksetOf(signpostedOf(published, place)))
  sendKept(request, response, { text, headers: { 'content-type': linksetType } }, { cache, generation, keep: true })
}

const files = {
  apa: ['text/plain', 'apa.txt'],
  chicago: ['text/plain', 'chicago.txt'],
  bibtex: ['application/x-bibtex', 'bib'],
  ris: ['application/x-research-info-systems', 'ris'],
  csl: ['application/vnd.citationstyles.csl+json', 'csl.json'],
} as const

/** [DEF62] One citation as a file; without a format the page of all of them answers. */
async function sendCitation(
  { platform, cache }: PublishingNeeds,
  request: Request,
  response: Response,
  next: NextFunction,
): Promise<void> {
  if (request.query.format === undefined) return next()
  const { generation } = cache
  const format = citationFormat.safeParse(request.query.format).data ?? refuseWith('no-such-format')
  const element = parsed(elementAnchor.optional(), request.query.element, 'element')
  const asked = placeIn(request)
  const wish = { slug: slugIn(asked.slug), version: asked.label ?? undefined, element }
  const text = await readCitation(platform, wish, format)
  const [type, extension] = files[format]
  const name = [asked.slug, asked.label, element === undefined ? null : `e${element}`].filter(Boolean).join('-')
  const headers = {
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${name}.${extension}`)}`,
  }
  sendKept(request, response, { text, headers }, { cache, generation, keep: true })
}

function placeIn({ params }: Request): Place {
  return { slug: String(params.slug), label: params.label === undefined ? null : String(params.label) }
}

function withExtension(file: string): { readonly name: string; readonly form: Form } | null {
  const form = extensions.find(extension => file.endsWith(`.${extension}`) && file.length > extension.length + 1)
  return form ? { name: file.slice(0, -form.length - 1), form } : null
}

async function isVersion({ platform }: PublishingNeeds, { params }: Request): Promise<boolean> {
  const page = await findShownPage(platform, params.slug)
  return page !== null && (await permanentPathAt(platform, page, String(params.file))) !== null
}

function fileName({ slug, label }: Place, form: Form): string {
  return `${label === null ? slug : `${slug}-${label}`}.${form}`
}
