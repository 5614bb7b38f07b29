import type { ElementHistory } from '@fieldword/shared/definitions/element-contract.ts'
import { type ElementPlace, elementPlaces, mostTexts } from '@fieldword/shared/definitions/element-history.ts'
import type { Timeline } from '@fieldword/shared/definitions/timeline.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { countByBlock } from '../discussion/index.ts'
import { numberCursor } from '../platform/cursor.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readLineages } from './compare-queries.ts'
import { type ElementLine, readElementLine, readLineTexts, type TextInLine, timelineOfElement } from './element-line.ts'
import { type FoundName, findElement } from './element-name.ts'
import type { ElementTask } from './element-task.ts'
import { findDefinition } from './reading.ts'
import { askElement } from './timeline.ts'

interface Wish {
  readonly slug: string
  readonly element: string
  readonly cursor?: string | undefined
}

/** [DEF54] [DEF55] [DEF95] An element through all texts that whoever asks may read, newest first, some at once. */
export async function readElement(platform: Platform, actor: Actor, wish: Wish): Promise<ElementHistory> {
  demand(actor, 'page:read')
  const below = numberCursor(wish.cursor)
  const page = await findDefinition(platform, actor, wish.slug)
  const line = await readElementLine(platform, actor, page)
  const found = await findElement(platform, actor, line, wish.element)
  const text = line.texts[found?.at ?? -1]
  if (!found || !text) return refuseWith('not-found')
  const timeline = await timelineOfElement(platform, page.id, line, found.id)
  const { wanted, nextCursor } = placesBelow(line, below)
  const places = elementPlaces(timeline, found.id, wanted)
  const task = await taskOf(platform, actor, page.id, { line, timeline, places, found })
  const { standing, entries } = await askElement(platform, task)
  return {
    ...{ pageSlug: page.slug, pageTitle: page.title, id: found.id, ...standing },
    standsIn: text.told,
    threads: (await countByBlock(platform.database.prisma, actor, [page.id])).get(page.id)?.get(found.id) ?? 0,
    stillStands: text === line.texts.findLast(({ told }) => told.label !== 'draft'),
    entries: entries.flatMap(({ state, elements }, index) => {
      const text = line.texts[wanted[index] ?? -1]
      return text ? [{ text: text.told, state, elements: withVariants(elements, text) }] : []
    }),
    nextCursor,
    hidden: [...line.hidden],
  }
}

/** Places in the line, newest first; from the start what has no version name comes with the versions. */
function placesBelow({ texts }: ElementLine, below: number | null) {
  const isBelow = ({ version }: TextInLine) => below === null || (version !== null && version.position < below)
  const all = texts.flatMap((text, at) => (isBelow(text) ? [at] : [])).reverse()
  const wanted = all.slice(0, mostTexts)
  const last = texts[wanted.at(-1) ?? -1]?.version
  return { wanted, nextCursor: last && all.length > wanted.length ? String(last.position) : null }
}

interface Asked {
  readonly line: ElementLine
  readonly timeline: Timeline
  readonly places: readonly ElementPlace[]
  readonly found: FoundName
}

/** The texts that are shown and those they came from, and what leads from these to them: nothing else is read. */
async function taskOf(
  platform: Platform,
  actor: Actor,
  pageId: string,
  { line, timeline, places, found }: Asked,
): Promise<ElementTask> {
  const led = places.flatMap(({ elements }) => elements.flatMap(({ led }) => led ?? []))
  const shown = places.flatMap(({ at, elements }) => (elements.length > 0 ? [at] : []))
  const needed = [...new Set([...shown, ...led.map(({ from }) => from), found.at])]
  const placeOf = (at: number) => needed.indexOf(at)
  const pairs = new Map(led.map(({ from, to, reading }) => [`${from} ${to}`, { from, to, reading }]))
  const steps = [...pairs.values()]
  const links = await readLinks(platform, pageId, line, steps)
  const documents = await readLineTexts(
    platform,
    actor,
    needed.flatMap(at => line.texts[at] ?? []),
  )
  return {
    texts: needed.flatMap((at, index) => {
      const document = documents[index]
      return document ? [{ label: timeline.texts[at]?.label ?? '', document }] : []
    }),
    steps: steps.map(({ from, to, reading }, index) => {
      return { from: placeOf(from), to: placeOf(to), links: links[index] ?? null, reading }
    }),
    entries: places.map(({ at, state, elements }) => ({
      ...{ at: placeOf(at), state },
      elements: elements.map(({ id, led }) => {
        const step = led ? [...pairs.keys()].indexOf(`${led.from} ${led.to}`) : null
        return { id, step, cameFrom: led?.cameFrom ?? false }
      }),
    })),
    standing: { at: placeOf(found.at), id: found.id },
  }
}

/** What is recorded from text to text; null where elements go on by their ids. */
async function readLinks(
  { database }: Platform,
  pageId: string,
  { texts }: ElementLine,
  steps: readonly { readonly from: number; readonly to: number; readonly reading: string | null }[],
) {
  const said = steps.filter(({ reading }) => reading !== null)
  const idOf = (at: number) => texts[at]?.version?.id
  const recorded = await readLineages(
    database.prisma,
    pageId,
    said.flatMap(({ from, to }) => [idOf(from) ?? [], idOf(to) ?? []].flat()),
  )
  return steps.map(({ from, to, reading }) => {
    if (reading === null) return null
    return recorded.find(each => each.fromVersionId === idOf(from) && each.toVersionId === idOf(to))?.links ?? null
  })
}

function withVariants(elements: ElementHistory['entries'][number]['elements'], { version }: TextInLine) {
  return elements.map(element => ({
    ...element,
    variants: version?.variants.filter(variant => variant.elementId === element.elementId) ?? [],
  }))
}
