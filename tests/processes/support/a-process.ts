import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { createProcess } from '@fieldword/server/processes/creating-commands.ts'
import { openProcess } from '@fieldword/server/processes/process-commands.ts'
import { giveRole as give } from '@fieldword/server/processes/role-commands.ts'
import { closeStage as close, openStage as open } from '@fieldword/server/processes/stage-commands.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { charter, type Stratum } from '@fieldword/shared/processes/charter.ts'
import type { StageWish } from '@fieldword/shared/processes/planned.ts'
import type { ProcessRole, StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { aMember, aModerator } from '../../support/people.ts'
import { authorOf, twoPeople } from '../../support/writing.ts'

export interface TestProcess {
  readonly id: string
  readonly slug: string
  /** The slug of the definition it updates. */
  readonly page: string
  /** Whoever put it together: its steward. */
  readonly steward: SignedIn
  /** The id of its last stage of this kind. */
  stage(kind: StageKind): Promise<string>
}

export interface ProcessOptions {
  /** A kind is planned as its design says; all are by what is said of it. */
  readonly stages?: readonly (StageKind | StageWish)[]
  readonly charter?: Partial<ReturnType<typeof charter.parse>>
  readonly strata?: readonly Stratum[]
  readonly title?: string
  /** The definition it updates; one of two elements, e1 and e2, is made where none is named. */
  readonly page?: string
  /** Left as it is put together where false; opened to everybody otherwise. */
  readonly isOpen?: boolean
}

let made = 0

/** The words of the definition that `aProcess` makes. */
export const firstWords = 'Students learn by doing.'
export const secondWords = 'Students are helped in time.'

/** A process with its stages planned, open to everybody. */
export async function aProcess(platform: Platform, options: ProcessOptions = {}): Promise<TestProcess> {
  made += 1
  const { stages = ['comment'], title = `Update ${made}`, isOpen = true } = options
  const page = options.page ?? (await aDefinition(platform, `Some word ${made}`))
  const steward = await aModerator(platform, `Some steward ${made}`)
  const { slug } = await createProcess(platform, steward, {
    ...{ page, title, summary: '', preset: 'light', nature: 'real', begins: null },
    charter: charter.parse(options.charter ?? {}),
    strata: options.strata ?? [],
    stages: stages.map(stage => (typeof stage === 'string' ? { kind: stage } : stage)),
  })
  if (isOpen) await openProcess(platform, steward, { slug, reason: '' })
  const { prisma } = platform.database
  const { id } = await prisma.process.findUniqueOrThrow({ where: { slug } })
  return {
    ...{ id, slug, page, steward },
    async stage(kind) {
      const where = { processId: id, kind }
      return (await prisma.processStage.findFirstOrThrow({ where, orderBy: { position: 'desc' } })).id
    },
  }
}

/** A definition whose approved text has two elements. */
export async function aDefinition(platform: Platform, title: string): Promise<string> {
  const { member, publish } = await twoPeople(platform)
  const { slug } = await authorOf(platform, member).makePage(title, { kind: 'definition' })
  await publish(
    slug,
    doc(paragraph('p1', 'What it means.'), element('e1', 'Doing', firstWords), element('e2', 'Help', secondWords)),
  )
  return slug
}

/** Opens its last stage of this kind. */
export async function openStage(platform: Platform, process: TestProcess, kind: StageKind): Promise<string> {
  const stage = await process.stage(kind)
  await open(platform, process.steward, { slug: process.slug, stage, reason: 'It is time.' })
  return stage
}

/** Closes its last stage of this kind, with a reason for what may be explained. */
export async function closeStage(platform: Platform, process: TestProcess, kind: StageKind): Promise<string> {
  const stage = await process.stage(kind)
  await close(platform, process.steward, { slug: process.slug, stage, reason: 'It was long enough.' })
  return stage
}

/** Gives somebody a role; somebody new where nobody is named. */
export async function giveRole(
  platform: Platform,
  process: TestProcess,
  role: ProcessRole,
  to?: SignedIn,
): Promise<SignedIn> {
  const somebody = to ?? (await aMember(platform))
  await give(platform, process.steward, { slug: process.slug, name: somebody.name, role })
  return somebody
}
