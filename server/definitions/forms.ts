import { jsonLdOf } from '@fieldword/shared/definitions/facts-json-ld.ts'
import { plainTextOf } from '@fieldword/shared/definitions/plain-text.ts'
import type { Published } from '@fieldword/shared/definitions/published.ts'
import type { Form } from '@fieldword/shared/definitions/signposts.ts'
import { skosOf } from '@fieldword/shared/definitions/skos.ts'
import type { Platform } from '../platform/platform.ts'
import { readDocuments } from '../revisions/index.ts'
import { turtleOf } from './facts-turtle.ts'
import { markdownOf, type ToMarkdown } from './markdown.ts'

/** [DEF66] A published definition in another form than its page. */
export async function writeForm(
  platform: Platform,
  published: Published,
  form: Form,
  toMarkdown: ToMarkdown,
): Promise<string> {
  switch (form) {
    case 'ttl':
      return turtleOf(skosOf(published))
    case 'jsonld':
      return `${JSON.stringify(jsonLdOf(skosOf(published)), null, 1)}\n`
    case 'md':
      return markdownOf(published, await documentOf(platform, published), toMarkdown)
    case 'txt':
      return plainTextOf(published, await documentOf(platform, published))
    case 'json':
      return `${JSON.stringify(published.definition)}\n`
  }
}

/** Whoever published it has asked whether visitors may read the text. */
async function documentOf({ database }: Platform, { contentHash }: Published) {
  const [document] = await readDocuments(database.prisma, [contentHash])
  return document
}
