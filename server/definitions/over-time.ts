import { type DefinitionOverTime, mostColumns, mostRows } from '@fieldword/shared/definitions/over-time-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readLineages } from './compare-queries.ts'
import { readVersions, type VersionRow, versionRefOf } from './queries.ts'
import { findDefinition, versionNamed } from './reading.ts'
import { askTimeline, readVersionTexts } from './timeline.ts'

interface Wish {
  readonly slug: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** [DEF51] [DEF52] The elements of the versions from one to another, as far as a page shows them. */
export async function readOverTime(platform: Platform, actor: Actor, wish: Wish): Promise<DefinitionOverTime> {
  const table = await wholeOverTime(platform, actor, wish)
  return { ...table, rows: table.rows.slice(0, mostRows) }
}

/** All of it. From one version to another, both included; without either, from the first or to the last. */
export async function wholeOverTime(platform: Platform, actor: Actor, wish: Wish): Promise<DefinitionOverTime> {
  demand(actor, 'page:read')
  const page = await findDefinition(platform, actor, wish.slug)
  const versions = await readVersions(platform.database.prisma, page.id)
  const asked = between(versions, wish)
  const { texts, shown, hidden } = await readVersionTexts(platform, actor, asked.slice(-mostColumns))
  const among = shown.map(({ id }) => id)
  const recorded = await readLineages(platform.database.prisma, page.id, among)
  const rows = await askTimeline(platform, { texts, recorded })
  return {
    pageSlug: page.slug,
    pageTitle: page.title,
    versions: versions.map(versionRefOf),
    columns: shown.map(versionRefOf),
    hidden: hidden.map(version => version.label),
    leftOut: asked.slice(0, -mostColumns).map(version => version.label),
    steps: shown.flatMap((to, at) =>
      shown.slice(0, at).flatMap((from, place) => {
        const said = recorded.find(step => step.fromVersionId === from.id && step.toVersionId === to.id)
        if (!said && place !== at - 1) return []
        return [{ from: from.label, to: to.label, reading: said?.reading ?? null }]
      }),
    ),
    total: rows.length,
    rows: [...rows],
  }
}

function between(versions: readonly VersionRow[], { from, to }: Wish): VersionRow[] {
  const [one = 0, other = Number.POSITIVE_INFINITY] = [from, to].map(label =>
    label === undefined ? undefined : versionNamed(versions, label).position,
  )
  const [first, last] = [Math.min(one, other), Math.max(one, other)]
  return versions.filter(({ position }) => position >= first && position <= last)
}
