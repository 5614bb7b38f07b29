import { existingSlugs, findPage } from '@fieldword/server/pages/index.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { viewAuthorship } from '@fieldword/server/revisions/authorship.ts'
import type { AuthorshipKeeper } from '@fieldword/server/revisions/authorship-keeper.ts'
import { textBlocksOf } from '@fieldword/shared/blame/flow.ts'
import { blockText } from '@fieldword/shared/document/to-text.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Authorship, Writer } from '@fieldword/shared/revisions/authorship-contract.ts'

/** What the API answers. */
export async function authorshipOf(
  { platform, keeper }: { readonly platform: Platform; readonly keeper: AuthorshipKeeper },
  actor: Actor,
  slug: string,
  number: number,
  part = 1,
): Promise<Authorship> {
  const existing = (slugs: readonly string[]) => existingSlugs(platform, slugs)
  return viewAuthorship(platform, actor, await findPage(platform, slug), number, { keeper, existing, part })
}

/** As a line one can read in a test: "r1 Ada: Students learn | r2 Ben: by doing". Blocks are apart by a slash. */
export function drawn({ document, blocks, writers }: Authorship): string {
  return textBlocksOf(document)
    .map((node, index) => {
      let place = 0
      const text = blockText(node)
      const runs = (blocks[index]?.runs ?? []).map(({ length, writer, revision }) => {
        const words = text.slice(place, place + length).trim()
        place += length
        return `r${revision} ${nameOf(writers[writer])}: ${words}`
      })
      return runs.join(' | ')
    })
    .join(' / ')
}

export function nameOf(writer: Writer | undefined): string {
  if (!writer) return 'nobody'
  const names = [...writer.people.map(({ name }) => name), ...writer.names]
  return names.length > 0 ? names.join(' and ') : writer.kind
}

/** Each writer's name and percent. */
export function sharesIn({ writers }: Authorship): [string, number][] {
  return writers.map(writer => [nameOf(writer), writer.percent])
}
