import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { FileFault } from './faults.ts'
import type { Contributor, SourceEvent, SourceRevision } from './source.ts'
import type { TextChunk } from './unpacking.ts'

/** Characters between two tags, at most: MediaWiki's own limit of a text is 2 MB, and nobody may fill the memory with one. */
export const longestText = 16 * 1024 * 1024
/** Elements within elements. MediaWiki needs five. */
const deepest = 12

type Attributes = Readonly<Record<string, string | undefined>>

/** [TRF1] [TRF5] Reads MediaWiki's XML, 0.3 to 0.11, piece by piece: nothing is held but the revision at hand. */
export async function* readMediawiki(chunks: AsyncIterable<TextChunk>): AsyncGenerator<SourceEvent> {
  const dump = new DumpParser()
  for await (const { text, start } of chunks) yield* dump.write(text, start)
  yield* dump.end()
}

class DumpParser {
  readonly #parser = new SaxesParser({ xmlns: false, position: true })
  readonly #path: string[] = []
  #events: SourceEvent[] = []
  #fault: FileFault | null = null
  #text = ''
  #sinceTag = 0
  #start = 0
  #site = new SiteDraft()
  #siteTold: boolean = false
  #page = new Map<string, string>()
  #pageTold: boolean = false
  #revision: RevisionDraft | null = null
  #attributes: Attributes = {}

  constructor() {
    const parser = this.#parser
    parser.on('error', error => this.#fail(/unclosed|unexpected end/i.test(error.message) ? 'truncated' : 'not-xml'))
    // No dump has one, and it is where entities come from that grow without end or read other files.
    parser.on('doctype', () => this.#fail('doctype'))
    parser.on('opentag', tag => this.#open(tag))
    parser.on('closetag', () => this.#close())
    parser.on('text', text => this.#say(text))
    parser.on('cdata', text => this.#say(text))
  }

  write(text: string, start: number): Generator<SourceEvent> {
    this.#start = start
    this.#sinceTag += text.length
    this.#parser.write(text)
    if (this.#sinceTag > longestText) this.#fail('text-too-large')
    return this.#taken()
  }

  end(): Generator<SourceEvent> {
    if (this.#path.length > 0) this.#fail('truncated')
    else this.#parser.close()
    return this.#taken()
  }

  /** What was whole before a fault is told before it. */
  *#taken(): Generator<SourceEvent> {
    const events = this.#events
    this.#events = []
    yield* events
    if (this.#fault) throw this.#fault
  }

  #fail(reason: FileFault['reason']): void {
    this.#fault ??= new FileFault(reason, { line: this.#parser.line, byte: this.#start })
  }

  #open({ name, attributes }: SaxesTagPlain): void {
    this.#sinceTag = 0
    if (this.#path.length === 0 && name !== 'mediawiki') this.#fail('wrong-root')
    this.#path.push(name)
    if (this.#path.length > deepest) this.#fail('not-mediawiki')
    this.#text = ''
    this.#attributes = attributes
    if (this.#at('mediawiki', 'page')) this.#beginPage()
    if (this.#at('mediawiki', 'page', 'revision')) this.#beginRevision()
    this.#revision?.open(this.#path.slice(3), attributes)
  }

  #say(text: string): void {
    if (!this.#fault) this.#text += text
  }

  #close(): void {
    this.#sinceTag = 0
    if (this.#fault) return
    const [, second, third, ...below] = this.#path
    if (second === 'siteinfo') this.#site.note(this.#path.slice(2), this.#text, this.#attributes)
    else if (second === 'page' && third === undefined) this.#endPage()
    else if (third === 'revision' && below.length === 0) this.#endRevision()
    else if (third === 'revision') this.#revision?.close(below, this.#text)
    else if (second === 'page' && third !== undefined && below.length === 0) this.#page.set(third, this.#text)
    this.#path.pop()
    this.#text = ''
    this.#attributes = {}
  }

  #at(...path: string[]): boolean {
    return this.#path.length === path.length && path.every((name, index) => this.#path[index] === name)
  }

  #beginPage(): void {
    if (!this.#siteTold) this.#events.push({ kind: 'site', site: this.#site.told() })
    this.#siteTold = true
    this.#page = new Map()
    this.#pageTold = false
  }

  /** A page is told with its first revision: only then is all known that stands before. */
  #tellPage(): void {
    if (this.#pageTold) return
    this.#pageTold = true
    const title = (this.#page.get('title') ?? '').replaceAll('_', ' ').trim()
    const namespace = this.#page.get('ns')
    this.#events.push({
      kind: 'page',
      page: {
        // Dumps before 0.3 may lack one; the title is then what tells a page from others.
        id: this.#page.get('id')?.trim() || title,
        title,
        namespace: namespace === undefined ? this.#site.namespaceOf(title) : Number(namespace),
      },
    })
  }

  #beginRevision(): void {
    this.#tellPage()
    this.#revision = new RevisionDraft()
  }

  #endRevision(): void {
    const revision = this.#revision?.told()
    this.#revision = null
    if (revision) this.#events.push({ kind: 'revision', revision })
    else this.#fail('not-mediawiki')
  }

  #endPage(): void {
    if (this.#pageTold) this.#events.push({ kind: 'page-end' })
  }
}

/** What `<siteinfo>` says. A dump without one is told from others by nothing, so that all such are one source. */
class SiteDraft {
  readonly #told = new Map<string, string>()
  readonly #namespaces: { number: number; name: string }[] = []

  note(path: readonly string[], text: string, attributes: Attributes): void {
    const [name, inner] = path
    if (inner === 'namespace') this.#namespaces.push({ number: Number(attributes.key ?? 0), name: text })
    else if (name && inner === undefined) this.#told.set(name, text.trim())
  }

  told() {
    const base = this.#told.get('base') ?? ''
    const name = this.#told.get('sitename') || this.#told.get('dbname') || 'MediaWiki'
    return {
      key: `mediawiki:${hostOf(base) ?? this.#told.get('dbname') ?? name}`,
      ...{ name, base: baseOf(base), namespaces: this.#namespaces },
    }
  }

  /** Dumps up to 0.5 name the namespace in the title alone. */
  namespaceOf(title: string): number {
    const prefix = /^([^:]+):/.exec(title)?.[1]?.toLowerCase()
    return this.#namespaces.find(({ name }) => name.toLowerCase() === prefix && name !== '')?.number ?? 0
  }
}

function hostOf(base: string): string | null {
  return URL.canParse(base) ? new URL(base).host : null
}

/** `https://wiki.example/wiki/Main_Page` → `https://wiki.example/wiki/` */
function baseOf(base: string): string | null {
  if (!/^https?:\/\//.test(base) || !URL.canParse(base)) return null
  const start = base.replace(/(title=)[^&]*$|[^/=]*$/, '$1')
  return start.length > 'https://'.length ? start : null
}

class RevisionDraft {
  readonly #told = new Map<string, string>()
  readonly #suppressed = new Set<string>()
  #minor: boolean = false

  open(path: readonly string[], attributes: Attributes): void {
    const [name] = path
    if (name === undefined || path.length > 1) return
    if (name === 'minor') this.#minor = true
    if (attributes.deleted !== undefined) this.#suppressed.add(name)
    if (name === 'text' && attributes.sha1) this.#told.set('sha1', attributes.sha1)
  }

  close(path: readonly string[], text: string): void {
    // Slots beside the main one (0.11) have elements of the same names, one level further in.
    if (path[0] === 'content') return
    this.#told.set(path.join('/'), text)
  }

  told(): SourceRevision | null {
    const [id, time] = [this.#told.get('id')?.trim(), new Date(this.#told.get('timestamp')?.trim() ?? '')]
    if (!id || Number.isNaN(time.getTime())) return null
    const about = ['origin', 'format', 'sha1', 'contributor/id'].flatMap(name => {
      const value = this.#told.get(name)?.trim()
      return value ? [[name.replace('/', '-'), value]] : []
    })
    return {
      ...{ id, parentId: this.#told.get('parentid')?.trim() || null, at: withoutMilliseconds(time) },
      contributor: this.#contributor(),
      summary: this.#suppressed.has('comment') ? null : (this.#told.get('comment') ?? ''),
      minor: this.#minor,
      format: this.#told.get('model')?.trim() || 'wikitext',
      text: this.#suppressed.has('text') ? null : (this.#told.get('text') ?? ''),
      deleted: false,
      about: Object.fromEntries(about),
    }
  }

  #contributor(): Contributor {
    const [name, address] = [this.#told.get('contributor/username'), this.#told.get('contributor/ip')]
    if (name) return { kind: 'name', name }
    return address ? { kind: 'address', address } : { kind: 'suppressed' }
  }
}

function withoutMilliseconds(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z')
}
