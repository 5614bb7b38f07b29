import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { addMeeting, addMinutes, setAttendance } from '@fieldword/server/processes/convening-commands.ts'
import { decideErratum, reportErratum } from '@fieldword/server/processes/maintaining-commands.ts'
import { raiseObjection, takeStep } from '@fieldword/server/processes/objecting-commands.ts'
import type { minutesWish } from '@fieldword/shared/processes/convening-contract.ts'
import type { ContributionType } from '@fieldword/shared/processes/vocabulary.ts'
import type { z } from 'zod'
import type { TestProcess } from './a-process.ts'

// What happens once in most walks through a process, whoever walks and however many they are.

type Item = z.infer<typeof minutesWish>['items'][number]

interface Met {
  /** Accounts that were there. */
  readonly names?: string[]
  readonly others: { readonly stratum: string; readonly count: number }[]
  readonly said: readonly (Partial<Item> & Pick<Item, 'text'>)[]
}

/** [PR211] [PR213] A meeting in the library, who came, and its minutes. Answers with its id. */
export async function meet(
  platform: Platform,
  { slug }: TestProcess,
  facilitator: SignedIn,
  { names = [], others, said }: Met,
): Promise<string> {
  const facts = { slug, title: 'In the library', heldOn: '2026-11-20', place: 'The library', address: '' }
  const { id: meeting } = await addMeeting(platform, facilitator, facts)
  await setAttendance(platform, facilitator, { slug, meeting, names, others })
  const plain = { type: 'general', elementId: null, name: '', consent: false, stratum: '' } as const
  await addMinutes(platform, facilitator, { slug, meeting, items: said.map(item => ({ ...plain, ...item })) })
  return meeting
}

interface Objection {
  readonly type: ContributionType
  readonly elementId: string | null
  readonly text: string
  readonly remedy: string
  /** Why it is dismissed. */
  readonly because: string
}

/** [PR220] [PR221] Somebody objects to the text of the last call, and a steward dismisses it. Answers with its number. */
export async function objectInVain(
  platform: Platform,
  process: TestProcess,
  objector: SignedIn,
  { because, ...said }: Objection,
): Promise<number> {
  const { slug, steward } = process
  const { inputHash } = await platform.database.prisma.processStage.findUniqueOrThrow({
    where: { id: await process.stage('last_call') },
  })
  const { number } = await raiseObjection(platform, objector, { slug, textHash: inputHash ?? '', ...said })
  await takeStep(platform, steward, { slug, number, kind: 'rule', ruling: 'dismissed', reason: because })
  return number
}

/** [PR245] [PR246] Somebody reports what is wrong with an element of the adopted text, and an erratum is issued. */
export async function correct(
  platform: Platform,
  { slug, steward }: TestProcess,
  reporter: SignedIn,
  elementId: string | null,
): Promise<void> {
  const { number } = await reportErratum(platform, reporter, { slug, text: 'A comma is missing.', elementId })
  const reason = 'Read it with a comma.'
  await decideErratum(platform, steward, { slug, number, outcome: 'issued', reason })
}
