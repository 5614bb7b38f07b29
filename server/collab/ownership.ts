/** Account by Yjs client id; null is the server itself. A client id that is missing belongs to nobody yet. */
export type Owners = Map<number, string | null>

export interface Delivery {
  readonly userId: string
  /** The client id this connection speaks for in awareness. */
  readonly ownClient: number | null
  /** Answers the server's own question for what it lacks; everything after that answer is new typing. */
  readonly isAnswer: boolean
  /** Whose structs the message adds. */
  readonly newClients: readonly number[]
}

/** Who has the draft open: the account behind a client id, where it is connected, and whether it has sent all it has. */
export type Present = (client: number) => {
  readonly userId: string
  readonly at: 'here' | 'elsewhere'
  readonly sentAll: boolean
} | null

/**
 * [COL10] [COL11] The client ids that this delivery binds to its account, or why it may not be accepted.
 *
 * New typing comes from one's own client ids. The answer after a (re)connection may also relay what others typed: when a
 * process dies between showing an update to peers and committing it, a peer may be the only one who still has it, and a
 * document that is refused a part of its past can never sync again. Relayed text binds nothing and is recorded under who
 * delivered it, so it puts no words in anyone's mouth. Where the real writer is connected here and has sent all it has, no
 * honest peer can know more, and the relay is refused. Where the real writer is connected to another process, what is true
 * comes from there: the relay is put off, until it brings nothing new or that connection is over.
 */
export function judge(delivery: Delivery, owners: Owners, present: Present): number[] | 'forbidden' | 'restart' {
  const { userId, ownClient, isAnswer, newClients } = delivery
  const bound: number[] = []
  for (const client of newClients) {
    const owner = owners.get(client)
    if (owner === userId) continue
    const other = present(client)
    const isForeign = owner !== undefined || (other !== null && other.userId !== userId)
    if (!isForeign && (!isAnswer || client === ownClient)) bound.push(client)
    else if (!isAnswer) return 'forbidden'
    else if (other !== null && other.userId !== userId) {
      if (other.at === 'elsewhere') return 'restart'
      if (other.sentAll) return 'forbidden'
    }
  }
  return bound
}
