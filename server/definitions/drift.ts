import type { Drift, DriftWish } from '@fieldword/shared/definitions/drift-contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { refuseWith } from '../platform/errors.ts'
import { type OutsidePage, readOutside } from '../platform/http/outside-page.ts'
import { demand, signedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { countOutsideReading } from './drift-limits.ts'
import type { DriftTask } from './drift-worker.ts'
import { readDefinition } from './reading.ts'

const program = new URL('./drift-worker.ts', import.meta.url)

/** [DEF85] [DEF89] How an adapted text departs from a version. Neither it nor what comes of it is kept. */
export async function readDrift(
  platform: Platform,
  actor: Actor,
  { slug, version: asked, text, address }: DriftWish,
  readPage: (address: string) => Promise<OutsidePage> = readOutside,
): Promise<Drift> {
  demand(actor, 'page:read')
  const { page, version, versions, elements, introHtml } = await readDefinition(platform, actor, slug, asked)
  if (elements.length === 0 && introHtml === '') refuseWith('nothing-to-compare')
  const adapted = address
    ? await read(platform, actor, address, readPage)
    : { body: text ?? '', isHtml: false, address: null }
  const label = version?.label ?? 'the approved text'
  const plain = elements.map(({ id, number, handle, text }) => ({ id, number, handle, text }))
  const task: DriftTask = {
    version: { label, elements: plain },
    html: introHtml,
    body: adapted.body,
    isHtml: adapted.isHtml,
  }
  const told = await platform.workers.run<Omit<Drift, 'pageSlug' | 'pageTitle' | 'versions' | 'version' | 'address'>>(
    program,
    task,
  )
  const shown = version && versions.find(({ id }) => id === version.id)
  return {
    ...{ pageSlug: page.slug, pageTitle: page.title, versions, version: shown ?? null, address: adapted.address },
    ...told,
  }
}

/** [DEF90] The server goes out for members only, and not often. */
async function read(
  platform: Platform,
  actor: Actor,
  address: string,
  readPage: (address: string) => Promise<OutsidePage>,
): Promise<OutsidePage> {
  demand(actor, 'wiki:read-outside')
  await countOutsideReading(platform, signedIn(actor).id)
  return readPage(address)
}
