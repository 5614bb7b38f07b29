import type { LineageKind } from '@fieldword/shared/definitions/contract.ts'
import { outlineOf } from '@fieldword/shared/document/outline.ts'
import type { Source } from '@fieldword/shared/kernel/contract.ts'
import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import { documentOf } from '../revisions/index.ts'
import type { Variant } from './queries.ts'

export interface NewVersion {
  readonly pageId: string
  readonly revisionId: string
  readonly label: string
  readonly name: string
  readonly status: 'in_force' | 'superseded'
  /** As precise as the source: 2011 or 2019-11-14. */
  readonly datedOn: string
  readonly provenance: string
  readonly sources: readonly Source[]
  readonly variants: readonly Variant[]
}

/** [DEF1] Names an approved revision, as the newest version of its page; returns the version's id. */
export async function insertVersion(tx: Tx, platform: Platform, version: NewVersion): Promise<string> {
  const id = platform.newId()
  const { elements } = outlineOf(await documentOf(tx, version.revisionId))
  const last = await tx.version.aggregate({ where: { pageId: version.pageId }, _max: { position: true } })
  await tx.version.create({
    data: {
      ...version,
      id,
      position: (last._max.position ?? 0) + 1,
      elements: elements.length,
      sources: version.sources.map(({ title, address }) => ({ title, address })),
      variants: version.variants.map(variant => ({ ...variant })),
      createdAt: platform.clock(),
    },
  })
  return id
}

export interface NewLineage {
  readonly pageId: string
  readonly fromVersionId: string
  readonly toVersionId: string
  /** Who says so, as it is shown with every statement made from it. */
  readonly reading: string
  readonly links: readonly {
    readonly from: string | null
    readonly to: string | null
    readonly kind: LineageKind
    readonly carried: string
  }[]
}

/** [DEF2] Records what became of the elements of one version in another. */
export async function insertLineage(tx: Tx, platform: Platform, { links, ...told }: NewLineage): Promise<void> {
  await tx.lineage.createMany({
    data: links.map(({ from, to, kind, carried }) => ({
      ...{ id: platform.newId(), fromElementId: from, toElementId: to, kind, carried },
      ...told,
    })),
  })
}
