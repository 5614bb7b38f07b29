import { aWholeProcess } from '../processes/support/walked.ts'
import type { SeededWiki } from '../support/seeded.ts'
import type { World } from './world.ts'

/** A process that is told of in a report, and a minority note of it that may have to go. */
export interface Reported {
  readonly slug: string
  readonly noteId: string
}

export async function report({ platform }: SeededWiki): Promise<Reported> {
  const { id, slug } = await aWholeProcess(platform)
  const note = await platform.database.prisma.minorityNote.findFirstOrThrow({ where: { processId: id } })
  return { slug, noteId: note.id }
}

const at =
  (path: string) =>
  ({ reported }: World) =>
    `/processes/${reported.slug}${path}`

/** What leaves a process, and what has to leave it. */
export const reportedScreens = [
  { name: 'process-report', as: 'visitor', path: at('/report') },
  { name: 'process-flow', as: 'visitor', path: at('/flow') },
  { name: 'process-people', as: 'visitor', path: at('/people?role=panel') },
  { name: 'process-notes', as: 'moderator', path: at('/minority-notes') },
  { name: 'process-ballot', as: 'moderator', path: at('/ballot') },
  { name: 'process-objections', as: 'moderator', path: at('/objections') },
  { name: 'process-log', as: 'moderator', path: at('/log?moderate=true') },
  { name: 'gone-issues', as: 'moderator', path: ({ gone }: World) => `/processes/${gone.slug}/issues` },
  { name: 'gone-issue', as: 'visitor', path: ({ gone }: World) => `/processes/${gone.slug}/issues/1` },
  {
    name: 'gone-meeting',
    as: 'moderator',
    path: ({ gone }: World) => `/processes/${gone.slug}/meetings/${gone.meeting}`,
  },
  { name: 'late-answers', as: 'visitor', path: ({ gone }: World) => `/processes/${gone.slug}/what-happened` },
  { name: 'late-workbench', as: 'moderator', path: ({ gone }: World) => `/processes/${gone.slug}/dispositions` },
  {
    name: 'process-words',
    as: 'admin',
    path: ({ reported }: World) => `/processes/${reported.slug}/words/note/${reported.noteId}`,
  },
] as const
