import { addPoll } from '@fieldword/server/processes/convening-commands.ts'
import { addNote } from '@fieldword/server/processes/minority-note-commands.ts'
import { setWordsHidden } from '@fieldword/server/processes/withholding-commands.ts'
import { closeStage, giveRole, openStage } from '../../processes/support/a-process.ts'
import { meet } from '../../processes/support/steps.ts'
import { aModerator } from '../../support/people.ts'
import type { Walk } from './in-processes.ts'

/** A meeting with who came, what was said and asked, and somebody who stands apart in words that had to be hidden. */
export async function convened({ platform, process, editors: [editor] }: Walk): Promise<void> {
  const { slug } = process
  await openStage(platform, process, 'convening')
  const facilitator = await giveRole(platform, process, 'facilitator')
  const meeting = await meet(platform, process, facilitator, {
    names: [editor.name],
    others: [{ stratum: 'teacher', count: 12 }],
    said: [{ text: 'Trying comes first.', elementId: 'e1' }],
  })
  const options = [
    { text: 'Keep it', count: 4 },
    { text: 'Change it', count: 9 },
  ]
  await addPoll(platform, facilitator, { slug, meeting, question: 'Keep element 1?', options })
  const panelist = await giveRole(platform, process, 'panel')
  const note = { slug, text: 'I stand apart.', elementId: 'e2', forOther: false, name: '', consent: false }
  const { id } = await addNote(platform, panelist, note)
  const hiding = { slug, kind: 'note', id, hidden: true, reason: 'It insulted somebody.' } as const
  await setWordsHidden(platform, await aModerator(platform), hiding)
  await closeStage(platform, process, 'convening')
}
