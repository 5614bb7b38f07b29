import { readFileSync } from 'node:fs'
import { doc, element } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'

/** A version as its project published it. */
export interface Published {
  readonly version: string
  readonly previous: string | null
  readonly first_committed: string | null
  readonly tagged: string | null
  readonly path: string
  readonly text: string
}

export function publishedVersions(name: 'semver' | 'keep-a-changelog-en'): Published[] {
  const file = new URL(`../../fixtures/versions/${name}.jsonl`, import.meta.url)
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Published)
}

/** The day it was published, as its project has it. */
export function dayOf({ tagged, first_committed }: Published): string {
  return (tagged ?? first_committed ?? '').slice(0, 10)
}

/** The numbered points of the specification. An id is made of a point's first words: as long as it begins so, it is the same. */
export function semverDocument({ text }: Published): DocumentJson {
  const [, after = ''] = text.split(/^Semantic Versioning Specification \(SemVer\)\n-+$/m)
  const [specification = ''] = after.split(/^.+\n-{3,}$/m)
  const points = specification.split(/^1\. /m).slice(1)
  return doc(...points.map(point => element(idOf(point, 3), '', oneLine(point))))
}

/** The questions, which are headings, with what is answered. Their ids are the project's own anchors, where it has any. */
export function changelogDocument({ text, path }: Published): DocumentJson {
  const sections = path.endsWith('.md') || text.includes(':markdown') ? markdownSections(text) : hamlSections(text)
  return doc(...sections.map(({ id, heading, body }) => element(id || idOf(heading, 9), heading, body || heading)))
}

interface Section {
  readonly id: string
  readonly heading: string
  readonly body: string
}

function markdownSections(text: string): Section[] {
  return text
    .split(/^ *### /m)
    .slice(1)
    .map(part => {
      const [first = '', ...rest] = part.split('\n')
      const [, heading = first, id = ''] = /^(.*?)(?: \{#([\w-]+)\})?$/.exec(first) ?? []
      return { id, heading: oneLine(heading), body: oneLine(rest.join(' ')) }
    })
}

/** The headings that have an anchor: the others stand around the questions. */
function hamlSections(text: string): Section[] {
  return text
    .split(/^ *%h3(?=#)/m)
    .slice(1)
    .map(part => {
      const [top = '', ...rest] = part.replace(/^ *%a\.anchor.*$/gm, '').split(/\n\s*\n(?=\s*%)/)
      const [, id = ''] = /^#([\w-]+)/.exec(top) ?? []
      return { id, heading: oneLine(top.replace(/^#[\w-]+/, '')), body: oneLine(rest.join(' ')) }
    })
}

/** Its words alone: without tags, and without what HAML writes before them. */
function oneLine(text: string): string {
  return text
    .replace(/^\s*[%:=][\w.#-]*(?:\{.*\})?/gm, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function idOf(words: string, most: number): string {
  const parts = words.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return parts.slice(0, most).join('-').slice(0, 64)
}
