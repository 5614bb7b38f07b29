import { addErratum, publishVersion } from '@fieldword/server/definitions/publishing-commands.ts'
import { setVersionStatus } from '@fieldword/server/definitions/status-commands.ts'
import { type VersionWish, versionWish } from '@fieldword/shared/definitions/version-contract.ts'
import { doc, element } from '@fieldword/shared/document/build.ts'
import type { SeededWiki } from '../support/seeded.ts'
import { approve as approveAs, authorOf } from '../support/writing.ts'

/** Its newest text waits to be named; the one before was withdrawn, and is translated. */
export const namedPage = 'learner-agency'
export const translatedPage = 'agencia-del-estudiante'

export async function named({ platform, memberB, moderator }: SeededWiki): Promise<void> {
  const author = authorOf(platform, memberB)
  const approve = async (slug: string, ...texts: string[]) => {
    const text = doc(...texts.map((words, place) => element(`part-${place}`, `Part ${place + 1}`, words)))
    await approveAs(platform, moderator, await author.propose(slug, text, { summary: 'A demo text' }))
  }
  const publish = (told: Partial<VersionWish>) =>
    publishVersion(
      platform,
      moderator,
      versionWish.parse({
        ...{ revision: 1, label: '2024', name: 'Demo version', status: 'in_force', datedOn: '2024' },
        ...{ provenance: 'Written for a demo; nobody agreed on it.', ...told },
      }),
    )
  await author.makePage('Learner agency', { kind: 'definition' })
  await approve(namedPage, 'Learners choose what they do next;', 'Learners say how they show it.')
  await publish({ slug: namedPage })
  await author.makePage('Agencia del estudiante', { kind: 'definition' })
  await approve(translatedPage, 'Los estudiantes eligen qué hacen después;', 'Los estudiantes dicen cómo lo muestran.')
  await publish({ slug: translatedPage, language: 'es', translationOf: { slug: namedPage, label: '2024' } })
  await addErratum(platform, moderator, { slug: namedPage, label: '2024', text: 'It is of 2025, not of 2024.' })
  const reason = 'Part 2 was never agreed on.'
  await setVersionStatus(platform, moderator, {
    slug: namedPage,
    label: '2024',
    to: 'withdrawn',
    reason,
    supersedes: null,
  })
  await approve(namedPage, 'Learners choose what they do next;', 'Learners show it in their own way.')
}
