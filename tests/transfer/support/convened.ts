import { addMeeting, addMinutes, addPoll, setAttendance } from '@fieldword/server/processes/convening-commands.ts'
import { addNote } from '@fieldword/server/processes/minority-note-commands.ts'
import { setWordsHidden } from '@fieldword/server/processes/withholding-commands.ts'
import { closeStage, giveRole, openStage } from '../../processes/support/a-process.ts'
import { aModerator } from '../../support/people.ts'
import type { Walk } from './in-processes.ts'

/** A meeting with who came, what was said and asked, and somebody who stands apart in words that had to be hidden. */
export async function convened({ platform, process, editors: [editor] }: Walk): Promise<void> {
  const { slug } = process
  await openStage(platform, process, 'convening')
  const facilitator = await giveRole(platform, process, 'facilitator')
  const facts = { title: 'In the library', heldOn: '2026-11-20', place: 'The library', address: '' }
  const { id: meeting } = await addMeeting(platform, facilitator, { slug, ...facts })
  const which = { slug, meeting }
  const others = [{ stratum: 'teacher', count: 12 }]
  await setAttendance(platform, facilitator, { ...which, names: [editor.name], others })
  const item = { text: 'Trying comes first.', type: 'general', elementId: 'e1', stratum: '' } as const
  await addMinutes(platform, facilitator, { ...which, items: [{ ...item, name: '', consent: false }] })
  const options = [
    { text: 'Keep it', count: 4 },
    { text: 'Change it', count: 9 },
  ]
  await addPoll(platform, facilitator, { ...which, question: 'Keep element 1?', options })
  const panelist = await giveRole(platform, process, 'panel')
  const note = { slug, text: 'I stand apart.', elementId: 'e2', forOther: false, name: '', consent: false }
  const { id } = await addNote(platform, panelist, note)
  const hiding = { slug, kind: 'note', id, hidden: true, reason: 'It insulted somebody.' } as const
  await setWordsHidden(platform, await aModerator(platform), hiding)
  await closeStage(platform, process, 'convening')
}
