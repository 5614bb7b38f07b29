import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly to: string
  /** As it came, headers and all, with long lines joined again. */
  readonly source: string
}

export interface MailServer {
  readonly url: string
  readonly received: ReceivedMail[]
  /** Refuses this many of the next letters. */
  refuse(next: number): void
  close(): Promise<void>
}

/** A mail server that keeps what it is handed. */
export async function startMailServer(): Promise<MailServer> {
  const received: ReceivedMail[] = []
  let refusing = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', part => parts.push(part))
      stream.on('end', () => {
        if (refusing > 0) {
          refusing -= 1
          done(Object.assign(new Error('Not now'), { responseCode: 451 }))
          return
        }
        const source = Buffer.concat(parts).toString().replaceAll('=\r\n', '').replaceAll('=3D', '=')
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address).join(', '), source })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuse(next) {
      refusing = next
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
