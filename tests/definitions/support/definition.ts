import { publishVersion } from '@fieldword/server/definitions/publishing-commands.ts'
import { readDefinition } from '@fieldword/server/definitions/reading.ts'
import { setVersionStatus } from '@fieldword/server/definitions/status-commands.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { type StatusWish, type VersionWish, versionWish } from '@fieldword/shared/definitions/version-contract.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { twoPeople } from '../../support/writing.ts'

type Told = Partial<Omit<VersionWish, 'slug' | 'revision'>> & { readonly revision?: number }

/** A definition that people write, whose approved texts a moderator names. */
export interface DefinitionInTests {
  readonly slug: string
  readonly pageId: string
  readonly moderator: SignedIn
  readonly member: SignedIn
  /** Has this text approved; answers with the number of its revision. */
  approve(document: DocumentJson): Promise<number>
  /** Has a text of its own approved, and names it. */
  publish(label: string, told?: Told): ReturnType<typeof publishVersion>
  move(label: string, to: StatusWish['to'], told?: { reason?: string; supersedes?: string | null }): Promise<unknown>
  read(label?: string): ReturnType<typeof readDefinition>
  /** "2011 superseded", oldest first. */
  line(): Promise<string[]>
}

/** Elements with ids of their own, from texts by id. */
export function elementsOf(texts: Readonly<Record<string, string>>): DocumentJson {
  return doc(...Object.entries(texts).map(([id, text]) => element(id, capitalised(id), text)))
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

let made = 0

export async function aDefinition(platform: Platform, title?: string): Promise<DefinitionInTests> {
  made += 1
  const { author, publish, moderator, member } = await twoPeople(platform)
  const { slug, id: pageId } = await author.makePage(title ?? `Definition ${made}`, { kind: 'definition' })
  const read = (label?: string) => readDefinition(platform, visitor, slug, label)
  let texts = 0
  const approve = async (document: DocumentJson) => {
    await publish(slug, document)
    const { approvedRevisionId } = await findPage(platform, slug)
    const { number } = await platform.database.prisma.revision.findUniqueOrThrow({
      where: { id: approvedRevisionId ?? '' },
    })
    return number
  }
  return {
    ...{ slug, pageId, moderator, member, read, approve },
    async publish(label, { revision, ...told } = {}) {
      texts += 1
      const number =
        revision ?? (await approve(doc(element('learning', 'Learning', `Learning as of ${label}, text ${texts}.`))))
      return publishVersion(platform, moderator, aWish({ slug, revision: number, label, ...told }))
    },
    move: (label, to, { reason = 'The field agreed.', supersedes = null } = {}) =>
      setVersionStatus(platform, moderator, { slug, label, to, reason, supersedes }),
    line: async () => (await read()).versions.map(({ label, status }) => `${label} ${status}`),
  }
}

/** What a moderator fills in, as far as it is not said; parsed as at the edge. */
export function aWish(told: Partial<VersionWish> & Pick<VersionWish, 'slug' | 'revision' | 'label'>): VersionWish {
  return versionWish.parse({
    name: `The text of ${told.label}`,
    status: 'in_force',
    datedOn: /^\d{4}$/.test(told.label) ? told.label : '2020',
    provenance: 'Agreed by those who were there.',
    ...told,
  })
}

export const aParagraph = (words: string) => doc(paragraph('p1', words))
