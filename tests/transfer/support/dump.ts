interface DumpRevision {
  readonly id: number
  readonly parent?: number
  readonly at?: string
  /** A name; an address where it has dots or colons and digits alone; null where the source keeps it to itself. */
  readonly by?: string | null
  /** Null where the source keeps it to itself. */
  readonly comment?: string | null
  readonly minor?: boolean
  readonly model?: string
  /** Null where the source keeps it to itself. */
  readonly text?: string | null
}

interface DumpPage {
  readonly title: string
  readonly id: number
  readonly ns?: number
  readonly revisions: readonly DumpRevision[]
}

interface DumpOptions {
  readonly host?: string
  readonly name?: string
}

/** A MediaWiki dump, as 0.11 writes it. */
export function dumpOf(
  pages: readonly DumpPage[],
  { host = 'wiki.example.org', name = 'Example' }: DumpOptions = {},
): string {
  return `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
  <siteinfo>
    <sitename>${name}</sitename>
    <dbname>example</dbname>
    <base>https://${host}/wiki/Main_Page</base>
    <namespaces>
      <namespace key="0" case="first-letter" />
      <namespace key="1" case="first-letter">Talk</namespace>
      <namespace key="4" case="first-letter">Project</namespace>
      <namespace key="6" case="first-letter">File</namespace>
      <namespace key="10" case="first-letter">Template</namespace>
      <namespace key="14" case="first-letter">Category</namespace>
    </namespaces>
  </siteinfo>
${pages.map(pageXml).join('')}</mediawiki>
`
}

function pageXml({ title, id, ns = 0, revisions }: DumpPage): string {
  return `  <page>
    <title>${xml(title)}</title>
    <ns>${ns}</ns>
    <id>${id}</id>
${revisions.map(revisionXml).join('')}  </page>
`
}

function revisionXml(revision: DumpRevision): string {
  const {
    id,
    parent,
    at = '2014-12-17T21:09:18Z',
    by = 'Amara',
    comment = '',
    minor,
    model = 'wikitext',
    text = '',
  } = revision
  const bytes = Buffer.byteLength(text ?? '')
  return `    <revision>
      <id>${id}</id>
${parent === undefined ? '' : `      <parentid>${parent}</parentid>\n`}      <timestamp>${at}</timestamp>
      ${contributorXml(by)}
${minor ? '      <minor />\n' : ''}      ${comment === null ? '<comment deleted="deleted" />' : `<comment>${xml(comment)}</comment>`}
      <origin>${id}</origin>
      <model>${model}</model>
      <format>text/x-wiki</format>
      <text bytes="${bytes}" ${text === null ? 'deleted="deleted" />' : `xml:space="preserve">${xml(text)}</text>`}
      <sha1>none</sha1>
    </revision>
`
}

function contributorXml(by: string | null): string {
  if (by === null) return '<contributor deleted="deleted" />'
  if (/^[\d.]+$|^[\da-f:]+:[\da-f:]+$/i.test(by)) return `<contributor><ip>${by}</ip></contributor>`
  return `<contributor><username>${xml(by)}</username><id>7</id></contributor>`
}

export function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
