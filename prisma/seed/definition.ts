import { readFileSync } from 'node:fs'
import { insertReading, insertVersion, type NewVersion } from '@fieldword/server/definitions/index.ts'
import { setApproved } from '@fieldword/server/pages/index.ts'
import type { Tx } from '@fieldword/server/platform/database/prisma.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { createRevision } from '@fieldword/server/revisions/index.ts'
import type { LineageKind } from '@fieldword/shared/definitions/contract.ts'
import { doc, element } from '@fieldword/shared/document/build.ts'
import { importedRevision } from './imported.ts'
import { withTerms } from './terms-in-text.ts'

interface SeededVersion extends Omit<NewVersion, 'pageId' | 'revisionId'> {
  readonly summary: string
  readonly outsideAuthors: readonly string[]
  readonly elements: readonly {
    readonly id: string
    readonly handle: string
    /** To the letter. */
    readonly text: string
    /** Words that are linked, and the pages they lead to. */
    readonly terms: Readonly<Record<string, string>>
  }[]
}

interface SeededDefinition {
  readonly title: string
  readonly slug: string
  /** Other names of it, as its sources have them. */
  readonly labels: readonly string[]
  readonly versions: readonly SeededVersion[]
  readonly lineage: {
    /** Labels of versions. */
    readonly from: string
    readonly to: string
    readonly reading: string
    readonly note: string
    readonly links: readonly {
      readonly from: string | null
      readonly to: string | null
      readonly kind: LineageKind
      /** The words that carried over; empty where the whole element did. */
      readonly carried: string
    }[]
  }
}

const file = new URL('./texts/competency-based-education.json', import.meta.url)
export const definition = JSON.parse(readFileSync(file, 'utf8')) as SeededDefinition

/** [SEED1–SEED4] The versions of the definition, oldest first, and what became of their elements. */
export async function seedVersions(tx: Tx, platform: Platform, pageId: string): Promise<void> {
  let parentId: string | null = null
  let followsId: string | null = null
  const ids = new Map<string, string>()
  for (const { summary, outsideAuthors, elements, ...version } of definition.versions) {
    const document = doc(...elements.map(({ id, handle, text, terms }) => element(id, handle, withTerms(text, terms))))
    const revision = await createRevision(tx, {
      ...importedRevision(platform, { pageId, parentId, title: definition.title, summary, document }),
      ...{ writtenOn: version.datedOn, outsideAuthors, sources: version.sources },
    })
    const versionId: string = await insertVersion(tx, platform, {
      ...{ ...version, pageId, revisionId: revision.id },
      followsId: version.status === 'in_force' ? followsId : null,
    })
    ids.set(version.label, versionId)
    // [SEED9] What never was the definition is not what the next one was made from, nor what visitors ever read.
    if (version.status === 'in_force') {
      await setApproved(tx, platform, pageId, revision.id)
      parentId = revision.id
      followsId = versionId
    }
  }
  const { from, to, reading, note, links } = definition.lineage
  const [fromVersionId, toVersionId] = [ids.get(from), ids.get(to)]
  if (!fromVersionId || !toVersionId)
    throw new Error('The lineage of the seeded definition is between two of its versions.')
  await insertReading(tx, platform, {
    ...{ pageId, fromVersionId, toVersionId, number: 1, reading, summary: note, restoredNumber: null },
    ...{ recordedById: null, outsideRecorder: null, recordedAt: platform.clock() },
    ties: links.map(({ carried, ...tie }) => ({
      ...tie,
      carried: carried ? [carried] : [],
      arrived: [],
      rationale: '',
    })),
  })
}
