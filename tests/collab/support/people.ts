import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Identity } from '@fieldword/server/accounts/index.ts'
import { type Actor, type Role, visitor } from '@fieldword/shared/policy/actor.ts'

/** Who is who, by the `as` of the address: what sessions are in the wiki itself. */
export class People {
  readonly #roles = new Map<string, Role>()
  /** What asking about open sockets fails with, while it does. */
  failure: Error | null = null
  /** What the answer about open sockets waits for. */
  answer: Promise<void> = Promise.resolve()
  /** What somebody who arrives waits for. */
  arrival: Promise<void> = Promise.resolve()
  /** Who was asked who they are, at the door. */
  readonly arrived: (string | null)[] = []
  /** Questions asked about open sockets so far, and how many sessions each was about. */
  readonly asked: number[] = []

  /** A member unless said otherwise. */
  give(name: string, role: Role): void {
    this.#roles.set(name, role)
  }

  readonly identify = async (request: IncomingMessage): Promise<Identity> => {
    const name = new URL(request.url ?? '/', 'http://any').searchParams.get('as')
    await this.arrival
    this.arrived.push(name)
    return { actor: this.#actorOf(name), sessionId: name }
  }

  readonly actorsOf = async (names: readonly string[]): Promise<ReadonlyMap<string, Actor>> => {
    this.asked.push(names.length)
    await this.answer
    if (this.failure) throw this.failure
    return new Map(names.map(name => [name, this.#actorOf(name)]))
  }

  #actorOf(name: string | null): Actor {
    const role = name === null ? 'visitor' : (this.#roles.get(name) ?? 'member')
    return name === null || role === 'visitor' ? visitor : { role, id: idOf(name), name, colour: 1, block: null }
  }
}

/** The account of a name, the same in every process. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
