import { createHash } from 'node:crypto'
import { linkedSlugs } from '@fieldword/shared/document/links.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { toWikitext } from '@fieldword/shared/transfer/to-wikitext.ts'
import type { Config } from '../platform/config.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { titlesOf } from './export-queries.ts'
import { type OutgoingRevision, revisionsToExport } from './exported-revisions.ts'

const namespace = 'http://www.mediawiki.org/xml/export-0.11/'

export interface PageToWrite {
  readonly id: string
  readonly slug: string
  readonly title: string
}

/**
 * [TRF33] Pages with their approved history as MediaWiki's XML, 0.11: what came as wikitext goes out to the letter, all else is
 * written as wikitext. Ids count up through the file, because MediaWiki asks that no two are alike.
 */
export async function* mediawikiXml(
  tx: Tx,
  { publicUrl }: Pick<Config, 'publicUrl'>,
  actor: Actor,
  pages: AsyncIterable<PageToWrite>,
): AsyncGenerator<string> {
  yield `<mediawiki xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} http://www.mediawiki.org/xml/export-0.11.xsd" version="0.11" xml:lang="en">
  <siteinfo>
    <sitename>Fieldword</sitename>
    <dbname>fieldword</dbname>
    <base>${xml(`${publicUrl}/wiki/Main_Page`)}</base>
    <generator>Fieldword</generator>
    <case>first-letter</case>
    <namespaces>
      <namespace key="0" case="first-letter" />
    </namespaces>
  </siteinfo>
`
  let [pageId, lastId] = [0, 0]
  for await (const page of pages) {
    pageId += 1
    yield `  <page>\n    <title>${xml(mediawikiTitle(page.title))}</title>\n    <ns>0</ns>\n    <id>${pageId}</id>\n`
    const firstId = lastId
    for await (const part of revisionsToExport(tx, actor, page)) {
      yield await partXml(tx, actor, part, firstId)
      lastId = firstId + (part.at(-1)?.number ?? 0)
    }
    yield '  </page>\n'
  }
  yield '</mediawiki>\n'
}

async function partXml(tx: Tx, actor: Actor, part: readonly OutgoingRevision[], firstId: number) {
  // A wiki without reviews would take proposals for what was agreed on.
  const approved = part.filter(({ state }) => state === 'approved')
  const slugs = new Set(approved.flatMap(({ document }) => (document ? linkedSlugs(document) : [])))
  const titles = await titlesOf(tx, [...slugs])
  return approved.map(revision => revisionXml(revision, actor, firstId, slug => titles.get(slug) ?? null)).join('')
}

function revisionXml(
  revision: OutgoingRevision,
  actor: Actor,
  firstId: number,
  titleOf: (slug: string) => string | null,
): string {
  const { number, parent, writtenOn, tags, document } = revision
  const source = revision.imported.find(({ format }) => format === 'wikitext')
  const text = document === null ? null : (source?.text ?? toWikitext(document, titleOf))
  const hash = text === null ? '' : sha1(text)
  return `    <revision>
      <id>${firstId + number}</id>
${parent === null ? '' : `      <parentid>${firstId + parent}</parentid>\n`}      <timestamp>${instantOf(writtenOn)}</timestamp>
${contributorXml(revision, actor)}${tags.includes('minor') ? '      <minor />\n' : ''}      <comment>${xml(commentOf(revision))}</comment>
      <origin>${firstId + number}</origin>
      <model>wikitext</model>
      <format>text/x-wiki</format>
${textXml(text, hash)}      <sha1>${hash}</sha1>
    </revision>
`
}

function textXml(text: string | null, hash: string): string {
  if (text === null) return '      <text bytes="0" deleted="deleted" />\n'
  return `      <text bytes="${Buffer.byteLength(text)}" sha1="${hash}" xml:space="preserve">${xml(text)}</text>\n`
}

/** One name: MediaWiki knows no more. Whoever typed most; the others are told in the comment. */
function contributorXml(revision: OutgoingRevision, actor: Actor): string {
  const source = revision.imported.find(({ about }) => 'contributor' in about)
  const told = source?.about.contributor as { kind?: string; address?: string } | undefined
  if (told?.kind === 'address' && told.address && can(actor, 'wiki:export')) {
    return `      <contributor>\n        <ip>${xml(told.address)}</ip>\n      </contributor>\n`
  }
  const [name] = namesOf(revision)
  if (name === undefined) return '      <contributor deleted="deleted" />\n'
  return `      <contributor>\n        <username>${xml(name)}</username>\n        <id>0</id>\n      </contributor>\n`
}

function commentOf(revision: OutgoingRevision): string {
  const others = namesOf(revision).slice(1)
  return others.length === 0 ? revision.summary : `${revision.summary} (with ${others.join(', ')})`.trim()
}

function namesOf({ authors, outsideAuthors }: OutgoingRevision): string[] {
  return [...authors.map(({ name }) => name), ...outsideAuthors]
}

/** As precise as MediaWiki asks: a year or a month begins with its first day. */
function instantOf(writtenOn: string): string {
  const [date = '', time = '00:00:00Z'] = writtenOn.split('T')
  const [year = '1970', month = '01', day = '01'] = date.split('-')
  return `${year}-${month}-${day}T${time.replace(/\.\d+/, '')}`
}

/** SHA-1 in base 36, 31 digits: MediaWiki's own way. */
function sha1(text: string): string {
  return BigInt(`0x${createHash('sha1').update(text).digest('hex')}`)
    .toString(36)
    .padStart(31, '0')
}

/** Signs that mean something in wikitext stand in no title there. */
function mediawikiTitle(title: string): string {
  const [first = '', ...rest] = title.replace(/[#<>[\]|{}]/g, '-').trim()
  return first.toUpperCase() + rest.join('')
}

function xml(text: string): string {
  const known: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  // What XML 1.0 cannot hold, a text here cannot either, but for these two.
  return text.replace(/[\uFFFE\uFFFF]/g, '').replace(/[&<>"]/g, sign => known[sign] ?? sign)
}
