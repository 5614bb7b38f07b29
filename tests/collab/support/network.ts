import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** How one question is lost, or its answer. */
export interface Loss {
  /** Whether the question arrives. Its answer never does. */
  readonly arrives: boolean
  /** Whether the connection ends then; else it stays open and says nothing ever more. */
  readonly ends: boolean
}

interface Trap extends Loss {
  readonly words: string
  sprung(): void
}

interface Wire {
  readonly client: Socket
  readonly target: Socket
  /** What it fell into, from the question on. */
  trap: Trap | null
}

/**
 * A network that a test can break. Before several servers it is the plainest load balancer: each connection goes to the next
 * one that answers.
 */
export class Network {
  readonly #server: Server
  readonly #ports: readonly number[]
  readonly #wires = new Set<Wire>()
  #next = 0
  #trap: Trap | null = null
  #isHeld: boolean = false
  #refuse: (() => void) | null = null

  private constructor(server: Server, ports: readonly number[]) {
    this.#server = server
    this.#ports = ports
    server.on('connection', client => void this.#join(client))
  }

  static async before(...ports: readonly number[]): Promise<Network> {
    const server = createServer({ pauseOnConnect: true, allowHalfOpen: true }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new Network(server, ports)
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Loses the next question that has these words. Resolves as soon as it is lost, or its answer was there and is lost. */
  lose(words: string, loss: Loss): Promise<void> {
    return new Promise(sprung => {
      this.#trap = { ...loss, words, sprung }
    })
  }

  /** Connections are taken and stay open, and nothing passes until `release`. */
  hold(): void {
    this.#isHeld = true
    for (const { client, target } of this.#wires) for (const socket of [client, target]) socket.pause()
  }

  release(): void {
    this.#isHeld = false
    this.#refuse = null
    for (const { client, target } of this.#wires) for (const socket of [client, target]) socket.resume()
  }

  /** What is open stays so and says nothing ever more. New connections work. */
  silence(): void {
    for (const wire of this.#wires) wire.trap = { words: '', arrives: true, ends: false, sprung() {} }
  }

  /** Ends every connection, new ones too as soon as they come, until `release`. Resolves when so many have come. */
  refuse(attempts: number): Promise<void> {
    this.cut()
    return new Promise(resolve => {
      let come = 0
      this.#refuse = () => {
        come += 1
        if (come === attempts) resolve()
      }
    })
  }

  /** Ends every connection. */
  cut(): void {
    for (const wire of this.#wires) end(wire)
  }

  async close(): Promise<void> {
    const closed = new Promise(resolve => this.#server.close(resolve))
    this.cut()
    await closed
  }

  async #join(client: Socket): Promise<void> {
    client.on('error', () => {})
    if (this.#refuse) {
      this.#refuse()
      client.destroy()
      return
    }
    const target = await this.#reach()
    if (!target || client.destroyed) {
      client.destroy()
      target?.destroy()
      return
    }
    const wire: Wire = { client, target, trap: null }
    this.#wires.add(wire)
    client.on('data', (chunk: Buffer) => this.#ask(wire, chunk))
    target.on('data', (chunk: Buffer) => this.#answer(wire, chunk))
    this.#tie(wire, client, target)
    this.#tie(wire, target, client)
    if (!this.#isHeld) for (const socket of [client, target]) socket.resume()
  }

  async #reach(): Promise<Socket | null> {
    for (const _ of this.#ports) {
      const port = this.#ports[this.#next % this.#ports.length] ?? 0
      this.#next += 1
      const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
      socket.on('error', () => {})
      socket.pause()
      const answers = await new Promise<boolean>(resolve => {
        socket.once('connect', () => resolve(true))
        socket.once('close', () => resolve(false))
      })
      if (answers) return socket
    }
    return null
  }

  /** What ends on one side ends on the other; what is read too slowly on one is not read from the other. */
  #tie(wire: Wire, from: Socket, to: Socket): void {
    from.on('end', () => to.end())
    from.on('close', () => {
      to.destroy()
      this.#wires.delete(wire)
    })
    to.on('drain', () => {
      if (!this.#isHeld) from.resume()
    })
  }

  #ask(wire: Wire, chunk: Buffer): void {
    if (this.#trap && chunk.includes(this.#trap.words)) {
      wire.trap = this.#trap
      this.#trap = null
      if (!wire.trap.arrives) this.#spring(wire, wire.trap)
    }
    if (wire.trap?.arrives !== false) pass(wire.client, wire.target, chunk)
  }

  #answer(wire: Wire, chunk: Buffer): void {
    if (wire.trap) this.#spring(wire, wire.trap)
    else pass(wire.target, wire.client, chunk)
  }

  #spring(wire: Wire, trap: Trap): void {
    trap.sprung()
    if (trap.ends) end(wire)
  }
}

function pass(from: Socket, to: Socket, chunk: Buffer): void {
  if (!to.destroyed && !to.write(chunk)) from.pause()
}

/** Not by a reset: Node 26 never comes to its end when a connection was reset whose end was on its way. */
function end({ client, target }: Wire): void {
  client.destroy()
  target.destroy()
}
