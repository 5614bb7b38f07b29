import { publishVersion } from '@fieldword/server/definitions/publishing-commands.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import { verify } from '@fieldword/server/platform/verifying.ts'
import {
  adoptionsCheck,
  answersCheck,
  contributionsCheck,
  giveRole,
  processesCheck,
  roundsCheck,
} from '@fieldword/server/processes/index.ts'
import { versionWish } from '@fieldword/shared/definitions/version-contract.ts'
import type { ProcessRole } from '@fieldword/shared/processes/vocabulary.ts'
import type { Page } from 'playwright-core'
import { createTestApp, type TestApp } from '../../support/app.ts'
import {
  type BrowsingPerson,
  openBrowser,
  type PersonOptions,
  signIn,
  type TestBrowser,
} from '../../support/browser.ts'
import { aMember, aModerator, emailOf, password } from '../../support/people.ts'
import { aDefinition } from './a-process.ts'
import { type Running, runningOn } from './running.ts'

const members = {
  editors: ['Eda First', 'Ede Second'],
  panel: ['Pam Panel', 'Pat Panel'],
  ratifiers: ['Rae Ratifier', 'Rob Ratifier', 'Ron Ratifier'],
  field: ['Fay Field', 'Flo Field'],
} as const

export type Name = (typeof members)['editors' | 'panel' | 'ratifiers' | 'field'][number] | 'Stella Steward'

/** Everybody who takes a definition from a charter to its next version, in a world of their own. */
export interface FullWalk {
  readonly app: TestApp
  readonly browser: TestBrowser
  /** The slug of the definition, in force as of 2011: e1 and e2. */
  readonly word: string
  /** Those who stay: the steward, who runs it, and two editors. */
  readonly steward: BrowsingPerson
  readonly editor: BrowsingPerson
  readonly second: BrowsingPerson
  readonly running: Running
  /** Where the process is, once it was begun. */
  at: string
  /** Gives the others their roles, as the steward. */
  giveRoles(): Promise<void>
  /** Comes with a browser of their own; without scripts, which no form of a process needs. */
  arrive(name: Name, options?: PersonOptions): Promise<BrowsingPerson>
  /** Comes, does something and goes. */
  as(name: Name, act: (page: Page) => Promise<void>, options?: PersonOptions): Promise<void>
  /** What is stored of it and does not come out the same again. */
  damage(): Promise<string[]>
  close(): Promise<void>
}

export async function beginFullWalk(): Promise<FullWalk> {
  const app = await createTestApp()
  const browser = await openBrowser({ inTurn: true })
  const { platform } = app
  const accounts = new Map<Name, SignedIn>([['Stella Steward', await aModerator(platform, 'Stella Steward')]])
  for (const name of Object.values(members).flat()) accounts.set(name, await aMember(platform, name))
  const arrive: FullWalk['arrive'] = async (name, options) => {
    const person = await browser.arrive(app.url, { script: false, ...options })
    await signIn(person.page, { email: emailOf(whoIs(accounts, name)), password })
    return person
  }
  const word = await aDefinition(platform, 'Doing')
  await publishFirst(app, whoIs(accounts, 'Stella Steward'), word)
  const steward = await arrive('Stella Steward', { script: true })
  const walk: FullWalk = {
    ...{ app, browser, word, steward, at: '', running: runningOn(steward.page), arrive },
    editor: await arrive('Eda First', { script: true }),
    second: await arrive('Ede Second', { script: true }),
    giveRoles: () => giveRoles(app, whoIs(accounts, 'Stella Steward'), walk.at),
    async as(name, act, options) {
      const person = await arrive(name, options)
      await act(person.page)
      await person.leave()
    },
    damage: () => damageIn(app),
    async close() {
      await browser.close()
      await app.close()
    },
  }
  return walk
}

function whoIs(accounts: ReadonlyMap<Name, SignedIn>, name: Name): SignedIn {
  const account = accounts.get(name)
  if (!account) throw new Error(`Nobody is called ${name}.`)
  return account
}

async function publishFirst({ platform }: TestApp, by: SignedIn, slug: string): Promise<void> {
  const first = {
    revision: 1,
    label: '2011',
    name: 'First',
    status: 'in_force',
    datedOn: '2011',
    provenance: 'A test.',
  }
  await publishVersion(platform, by, versionWish.parse({ slug, ...first }))
}

async function giveRoles({ platform }: TestApp, steward: SignedIn, at: string): Promise<void> {
  const roles: [ProcessRole, readonly string[]][] = [
    ['editor', [members.editors[1]]],
    ['facilitator', [steward.name]],
    ['panel', members.panel],
    ['ratifier', members.ratifiers],
  ]
  const slug = at.replace('/processes/', '')
  for (const [role, names] of roles) for (const name of names) await giveRole(platform, steward, { slug, name, role })
}

async function damageIn({ platform }: TestApp): Promise<string[]> {
  const found: string[] = []
  const checks = [processesCheck, contributionsCheck, answersCheck, roundsCheck, adoptionsCheck]
  const damaged = ({ problem }: { readonly problem: string }) => found.push(problem)
  await verify(platform.database, checks, { damaged, going() {}, done() {} })
  return found
}
