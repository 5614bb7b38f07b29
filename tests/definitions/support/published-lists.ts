import { readFileSync } from 'node:fs'
import type { VersionText } from '@fieldword/shared/definitions/lineage.ts'
import { versionOf } from './texts.ts'

interface Published {
  readonly version: string
  readonly text: string
}

function publishedIn(file: string): Published[] {
  const lines = readFileSync(new URL(`../../fixtures/versions/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
  return lines.map(line => JSON.parse(line) as Published)
}

function textOf(published: readonly Published[], version: string): string {
  const found = published.find(one => one.version === version)
  if (!found) throw new Error(`${version} was not published`)
  return found.text
}

const semver = publishedIn('semver.jsonl')
const changelog = publishedIn('keep-a-changelog-en.jsonl')

/** The numbered rules of Semantic Versioning, each one element under an id of that version alone. */
export function rulesOf(version: string): VersionText {
  const [, specification = ''] = textOf(semver, version).split(/interpreted\s+as\s+described/)
  const items = specification.split(/^\d+\. /m).slice(1)
  return listed(
    version,
    items.map(item => item.split('\n\n')[0] ?? ''),
  )
}

/** The guiding principles of Keep a Changelog. Up to 1.1.0 they stand in HAML, afterwards in Markdown. */
export function principlesOf(version: string): VersionText {
  const text = textOf(changelog, version)
  const [, after = ''] = text.split(/sticks to these principles:|uiding [Pp]rinciples/)
  const [list = ''] = after.split(/### |%a\.anchor\{ href: "#types"/)
  const items =
    version === '1.0.0' || version === '1.1.0' ? list.split(/%li\n/).slice(1) : list.split(/^ {0,2}- /m).slice(1)
  return listed(version, items)
}

function listed(version: string, items: readonly string[]): VersionText {
  const texts = items.map(item =>
    item
      .replace(/<[^>]+>|[_`*]/g, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  return versionOf(version, Object.fromEntries(texts.map((text, place) => [`${version} ${place + 1}`, text])))
}
