import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import type { ReviewRef } from '@fieldword/shared/review/contract.ts'
import type { TestApp } from '../../support/app.ts'
import { Caller } from '../../support/caller.ts'
import { aMember, aModerator, anAdmin } from '../../support/people.ts'
import { authorOf, textOf, twoPeople } from '../../support/writing.ts'

/** Where hostile people write: a wiki, and whoever does everything in it. */
export interface HostileField {
  readonly platform: Platform
  readonly admin: SignedIn
  readonly member: SignedIn
  readonly moderator: SignedIn
  /** Whom a row blocks. */
  readonly blocked: SignedIn
  /** A page of its own with so many approved texts, of one paragraph each. Answers its slug. */
  aText(count?: number): Promise<string>
  /** A proposal that waits, of two changes on top of an approved text. */
  aProposal(): Promise<ReviewRef>
  /** Made for whichever row asks first, and the same for the others. */
  once<Made>(name: string, make: () => Promise<Made>): Promise<Made>
  /** Asks the API as somebody, or as a visitor. */
  callerOf(account: SignedIn | null): Promise<Caller>
  /** Does something by the API that has to be done first, and answers what came of it. */
  first<Answered = Done>(account: SignedIn | null, method: string, path: string, body?: unknown): Promise<Answered>
}

/** As much of an answer as most need to go on. */
export interface Done {
  readonly id: string
}

export async function aHostileField({ platform, url }: TestApp): Promise<HostileField> {
  const people = {
    admin: await anAdmin(platform),
    member: await aMember(platform),
    moderator: await aModerator(platform),
    blocked: await aMember(platform),
  }
  const { author, publish } = await twoPeople(platform)
  const callers = new Map<string, Promise<Caller>>()
  const kept = new Map<string, unknown>()
  let made = 0
  const aText: HostileField['aText'] = async (count = 1) => {
    made += 1
    const { slug } = await author.makePage(`Written by all ${made}`)
    for (let text = 1; text <= count; text += 1) await publish(slug, textOf(`Text ${text} of it.`, `Page ${made}.`))
    return slug
  }
  const callerOf: HostileField['callerOf'] = async account => {
    // Whoever signs up is nobody's visitor any more.
    if (account === null) return new Caller(url)
    const known = callers.get(account.id) ?? new Caller(url).signIn(account)
    callers.set(account.id, known)
    return known
  }
  return {
    ...{ platform, ...people, aText, callerOf },
    async aProposal() {
      const proposer = authorOf(platform, people.member)
      return proposer.propose(await aText(), textOf('Text 1 at length.', 'A page of many.'))
    },
    async once<Made>(name: string, make: () => Promise<Made>) {
      const known = kept.has(name) ? (kept.get(name) as Made) : await make()
      kept.set(name, known)
      return known
    },
    async first<Answered>(account: SignedIn | null, method: string, path: string, body?: unknown) {
      const caller = await callerOf(account)
      const answer = await caller.send(method, path, body)
      if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
      return answer.body as Answered
    },
  }
}
