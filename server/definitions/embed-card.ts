import { versionPath } from '@fieldword/shared/definitions/addresses.ts'
import { withdrawnInWords } from '@fieldword/shared/definitions/colophon.ts'
import type { ElementView } from '@fieldword/shared/definitions/contract.ts'
import {
  languageOf,
  type Published,
  permanentAddress,
  publisher,
  statusInWords,
  titleOf,
} from '@fieldword/shared/definitions/published.ts'
import { escapeHtml } from '@fieldword/shared/document/inline-html.ts'
import { embedStyle } from './embed-style.ts'

/**
 * [DEF76] [DEF77] A definition as a document for other people's pages: no scripts, nothing loaded, every link out of the frame. `fixed`
 * says whether it was asked for by its version, and so never changes.
 */
export function cardOf(published: Published, element: ElementView | undefined, fixed: boolean): string {
  const { origin, definition } = published
  const { page, version, elements, introHtml, afterHtml } = definition
  // The page's own address leads to something else where what visitors read is not in force.
  const isFixed = fixed || (version !== null && version.revisionNumber !== page.text?.number)
  const address = isFixed
    ? permanentAddress(published, element)
    : `${origin}/wiki/${encodeURIComponent(page.slug)}${anchorOf(element)}`
  const shown = element ? [element] : elements
  return `<!doctype html>
<html lang="${escapeHtml(languageOf(published))}" dir="${version?.direction ?? 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(titleOf(published, element))} — ${publisher}</title>
<link rel="canonical" href="${escapeHtml(address)}">
<base target="_top">
<style>${embedStyle}</style>
</head>
<body>
<main>
<h1><a href="${escapeHtml(address)}">${escapeHtml(titleOf(published, element))}</a></h1>
<p class="of">${escapeHtml(versionLine(published, fixed))}</p>
${withdrawn(published)}${element || !introHtml ? '' : `<div class="prose">${introHtml}</div>\n`}${listOf(shown)}${element || !afterHtml ? '' : `<div class="prose">${afterHtml}</div>\n`}<footer>${sourceOf(published)}${escapeHtml(publisher)}${version ? '' : ', approved text without a version name'}</footer>
</main>
</body>
</html>
`
}

function listOf(elements: readonly ElementView[]): string {
  if (elements.length === 0) return ''
  const items = elements.map(({ number, html }) => `<li id="e${number}" value="${number}">${html}</li>\n`)
  return `<ol>\n${items.join('')}</ol>\n`
}

function versionLine({ definition: { version }, dated, revisionNumber, authors }: Published, fixed: boolean): string {
  const by = authors.length > 0 ? `, by ${authors.map(({ name }) => name).join(', ')}` : ''
  if (!version) return `Revision ${revisionNumber}, ${dated}${by}`
  return `${version.name}, ${version.label}, ${statusInWords(version)}${by}${fixed || version.status !== 'in_force' ? '' : '. Shows the version in force.'}`
}

/** [DEF77] Somebody who reads the card elsewhere sees nothing but the card. */
function withdrawn({ origin, definition: { page, version, versions } }: Published): string {
  if (!version || version.status === 'in_force') return ''
  const inForce = versions.find(({ status }) => status === 'in_force')
  const words = version.status === 'withdrawn' ? escapeHtml(withdrawnInWords(version)) : 'This version is not in force.'
  const link = inForce
    ? ` <a href="${escapeHtml(origin + versionPath(page.slug, inForce.label))}">Read ${escapeHtml(inForce.label)}, which is</a>`
    : ''
  return `<p class="note">${words}${link}</p>\n`
}

function sourceOf({ definition: { page, version } }: Published): string {
  const [source] = version?.sources ?? page.text?.sources ?? []
  if (!source) return ''
  const isAddress = /^https?:\/\//i.test(source.address)
  const title = escapeHtml(source.title)
  const linked = isAddress ? `<a href="${escapeHtml(source.address)}" rel="nofollow noopener">${title}</a>` : title
  return `<span class="src">Source: ${linked}. </span>`
}

function anchorOf(element: ElementView | undefined): string {
  return element ? `#e${element.number}` : ''
}
