import type { CloseReason } from '@fieldword/shared/collab/close-codes.ts'
import { carriesUpdate, messageTypes, rightsFrame, syncTypes, troubleFrame } from '@fieldword/shared/collab/messages.ts'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { applyQuietly } from './draft-document.ts'
import { step1Frame, step2Frame, updateFrame } from './frames.ts'
import type { CollabLimits } from './limits.ts'
import { areCrossed } from './neighbours.ts'
import { judge, type Owners, type Present } from './ownership.ts'
import type { VouchedEntry } from './presence.ts'
import type { PresentUser } from './presence-states.ts'
import { type Onlooker, RoomPresence } from './room-presence.ts'
import {
  type ClientRange,
  deletesAnything,
  isAllNew,
  meets,
  mergeUpdates,
  newClientsIn,
  readUpdateContent,
  type UpdateContent,
} from './update-content.ts'
import { contradictsWaiting, isWaiting } from './waiting.ts'

/** One connection, as the room knows it. */
export interface Peer extends Onlooker {
  readonly user: PresentUser | null
  mayWrite: boolean
  /** It could write, and was told since that it may not: what it had under way is let go. */
  readonly wasDemoted: boolean
  /** Something new was let go. It has to be sent anew before anything that stands on it is taken. */
  hasLetGo: boolean
  /** Update-bearing messages received so far; the number a *saved* message speaks of. */
  received: number
  /** Whether it has answered the room's question for what the room lacks. */
  answered: boolean
  /** Tells it that its messages up to this number are on disk, within so many milliseconds. */
  saved(ticket: number, gap: number): void
  /** Ends the connection; it is out of the room when this returns. */
  close(reason: CloseReason): void
}

/** What a message leaves to be written. `bytes` is null when it held nothing new: it is saved once all before it is. */
export interface Delivered {
  readonly peer: Peer
  readonly ticket: number
  readonly bytes: Uint8Array | null
  readonly newClients: readonly number[]
}

export interface RoomPorts {
  append(delivered: Delivered): void
  /** Something was typed: `flushUpdates` is due. */
  updated(): void
  /** Somebody came, moved or left: `flushPresence` is due soon. */
  presenceChanged(): void
  now(): number
}

/** What was typed and is not sent yet; `from` has it already, and is null where all should get it. */
interface Outgoing {
  readonly update: Uint8Array
  readonly from: Peer | null
}

/** An update that could be read made Yjs throw halfway, or brought what nobody can show: the document has to be made anew. */
export class RoomBroken extends Error {
  override name = 'RoomBroken'
}

/** One draft while somebody has it open: its document, who is here, what each may do. Knows no socket and no database. */
export class Room {
  #doc: Y.Doc
  readonly owners: Owners
  readonly peers = new Set<Peer>()
  readonly presence: RoomPresence
  readonly #ports: RoomPorts
  readonly #limits: CollabLimits
  #inTrouble: boolean = false
  #bytes: number
  #outgoing: Outgoing[] = []

  /** `bytes`: what the document was made from, which its own size does not pass. */
  constructor(doc: Y.Doc, bytes: number, owners: Owners, limits: CollabLimits, ports: RoomPorts) {
    this.#doc = doc
    this.owners = owners
    this.#limits = limits
    this.#ports = ports
    this.#bytes = bytes
    this.presence = new RoomPresence(limits)
  }

  get doc(): Y.Doc {
    return this.#doc
  }

  /** Puts a document that is whole in the place of one that broke. Peers notice nothing: they never had what broke it. */
  replaceDoc(doc: Y.Doc, bytes: number): void {
    this.#doc.destroy()
    this.#doc = doc
    this.#bytes = bytes
  }

  /** [COL5] The room asks first, so that whatever the newcomer wrote offline arrives without being sent for. */
  join(peer: Peer): void {
    this.peers.add(peer)
    peer.send(rightsFrame(peer.mayWrite))
    peer.send(step1Frame(this.doc))
    this.presence.greet(peer)
    if (this.#inTrouble) peer.send(troubleFrame(true))
  }

  leave(peer: Peer): void {
    if (!this.peers.delete(peer)) return
    this.presence.states.leave(peer)
    this.#ports.presenceChanged()
  }

  /** Null, or why the peer has to go. Nothing of a message that is answered with a reason has changed the room. */
  receive(peer: Peer, frame: Uint8Array): CloseReason | null {
    try {
      const decoder = decoding.createDecoder(frame)
      const type = decoding.readVarUint(decoder)
      if (type === messageTypes.sync) return this.#receiveSync(peer, frame, decoder)
      if (type === messageTypes.awareness) return this.#receiveStates(peer, decoder)
      if (type === messageTypes.queryAwareness) {
        this.presence.answer(peer)
        return null
      }
      return 'broken-message'
    } catch (error) {
      if (error instanceof RoomBroken) throw error
      return 'broken-message'
    }
  }

  /** An update that is in the log already, written by another process or by the server. */
  follow(update: Uint8Array): void {
    const news = this.#applyForNews(update, 'log')
    if (news) this.#queue(news, null)
  }

  setTrouble(inTrouble: boolean): void {
    if (inTrouble === this.#inTrouble) return
    this.#inTrouble = inTrouble
    this.#broadcast(troubleFrame(inTrouble), null)
  }

  /** [COL1] [COL41] Sends what was typed since the last time, as one message that is the same for all. */
  flushUpdates(): void {
    const [first, ...more] = this.#outgoing
    if (!first) return
    this.#outgoing = []
    const isOfOne = more.every(({ from }) => from === first.from)
    const update = mergeUpdates([first, ...more].map(({ update }) => update))
    // What several typed goes to each of them too: leaving out one's own would make a message for each.
    this.#broadcast(updateFrame(update), isOfOne ? first.from : null)
  }

  /** Sends what changed in presence to everybody here; answers what other processes should hear. */
  flushPresence(): VouchedEntry[] {
    return this.presence.flush(this.peers)
  }

  #receiveSync(peer: Peer, frame: Uint8Array, decoder: decoding.Decoder): CloseReason | null {
    const kind = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (kind === syncTypes.step1) {
      peer.send(step2Frame(this.doc, payload))
      return null
    }
    if (kind !== syncTypes.step2 && kind !== syncTypes.update) return 'broken-message'
    // Only the first step 2 answers a question of ours; a later one is held to the rules of new typing.
    const isAnswer = kind === syncTypes.step2 && !peer.answered
    if (kind === syncTypes.step2) peer.answered = true
    if (!carriesUpdate(frame)) return null
    return this.#receiveUpdate(peer, payload, isAnswer)
  }

  #receiveUpdate(peer: Peer, update: Uint8Array, isAnswer: boolean): CloseReason | null {
    if (peer.wasDemoted) {
      peer.hasLetGo = true
      return null
    }
    const content = readUpdateContent(update)
    if (contradictsWaiting(this.doc, update, content.ranges)) return 'broken-message'
    const newClients = newClientsIn(this.doc, content)
    if (!peer.mayWrite || !peer.user) return this.#refusalForReader(peer, content, newClients, isAnswer)
    const delivery = { userId: peer.user.id, ownClient: peer.client, isAnswer, newClients }
    const bound = judge(delivery, this.owners, this.#present)
    if (typeof bound === 'string') return bound
    if (newClients.length > 0 && !this.#hasRoomFor(update.length)) return 'draft-too-large'

    const bytes = this.#take(peer, update, content, isAnswer)
    for (const client of bound) this.owners.set(client, peer.user.id)
    peer.received += 1
    this.#ports.append({ peer, ticket: peer.received, bytes, newClients: bound })
    return null
  }

  /** Answers what of it is to be written; null when it held nothing new. */
  #take(peer: Peer, update: Uint8Array, content: UpdateContent, isAnswer: boolean): Uint8Array | null {
    const wasWaiting = isWaiting(this.doc)
    // Typing, nearly always: it goes on as it came, and Yjs need not write down what was in it.
    if (!isAnswer && !wasWaiting && isAllNew(this.doc, content)) {
      this.#apply(update, peer, content)
      this.#queue(update, peer)
      return update
    }
    // Without what is here already: of that, it could say something else.
    const rest = Y.diffUpdate(update, Y.encodeStateVector(this.doc))
    const news = this.#applyForNews(rest, peer, content)
    // The sender lacks nothing of its own message, but may lack what waited for it.
    if (news) this.#queue(news, wasWaiting ? null : peer)
    // What waits for structs still to come is in no news, so the message itself is kept then. An answer repeats every deletion
    // ever made: of that only what is new is kept.
    return isWaiting(this.doc) || (news && !isAnswer) ? rest : news
  }

  /** [COL9] A reader answers the room's question with whatever its device has; that is let go, and it was told so. */
  #refusalForReader(peer: Peer, content: UpdateContent, newClients: number[], isAnswer: boolean): CloseReason | null {
    const isNews = newClients.length > 0 || deletesAnything(this.doc, content)
    if (isNews && !isAnswer) return 'read-only'
    peer.hasLetGo ||= isNews
    return null
  }

  #receiveStates(peer: Peer, decoder: decoding.Decoder): CloseReason | null {
    const payload = decoding.readVarUint8Array(decoder)
    const reason = this.presence.receive(peer, payload, this.owners, this.#ports.now())
    if (!reason) this.#ports.presenceChanged()
    return reason
  }

  readonly #present: Present = client => {
    const holder = this.presence.states.holderOf(client)
    if (!holder) return null
    const { userId, at } = holder
    if (typeof at === 'string') return { userId, at: 'elsewhere', sentAll: false }
    return { userId, at: 'here', sentAll: [...this.peers].some(peer => peer === at && peer.answered) }
  }

  /** The sum of what was added is an upper bound; the exact size is asked only when that passes the limit. */
  #hasRoomFor(bytes: number): boolean {
    if (this.#bytes + bytes <= this.#limits.draftBytes) return true
    this.#bytes = Y.encodeStateAsUpdate(this.doc).length
    return this.#bytes + bytes <= this.#limits.draftBytes
  }

  /** Answers what the update changed, as an update; null when it changed nothing. */
  #applyForNews(update: Uint8Array, origin: unknown, content?: UpdateContent): Uint8Array | null {
    let news: Uint8Array | null = null
    const hear = (emitted: Uint8Array) => {
      news = emitted
    }
    this.doc.on('update', hear)
    try {
      this.#apply(update, origin, content)
    } finally {
      this.doc.off('update', hear)
    }
    return news
  }

  #apply(update: Uint8Array, origin: unknown, content?: UpdateContent): void {
    let misplaced: ClientRange[]
    try {
      misplaced = applyQuietly(this.doc, [update], origin)
    } catch (error) {
      throw new RoomBroken('Yjs could not apply an update', { cause: error })
    }
    if (content && meets(content.ranges, misplaced))
      throw new RoomBroken('An update puts something where nobody can show it')
    if (content && areCrossed(this.doc, content.ranges))
      throw new RoomBroken('An update puts something between neighbours that do not stand so')
    this.#bytes += update.length
  }

  #queue(update: Uint8Array, from: Peer | null): void {
    this.#outgoing.push({ update, from })
    this.#ports.updated()
  }

  #broadcast(frame: Uint8Array, except: Peer | null): void {
    for (const peer of this.peers) if (peer !== except) peer.send(frame)
  }
}
