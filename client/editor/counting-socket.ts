import { carriesUpdate, messageTypes, syncTypes } from '@fieldword/shared/collab/messages.ts'

export interface SentFrame {
  /** The server will count this one as soon as it is on disk. */
  readonly carriesUpdate: boolean
  /** Our answer to the server's question for what it lacks. */
  readonly isExchange: boolean
}

/** A WebSocket that tells of every message it sends, so that the server's count of saved ones can be compared. */
export function countingSocket(onSent: (frame: SentFrame) => void): typeof WebSocket {
  return class extends WebSocket {
    override send(message: Parameters<WebSocket['send']>[0]): void {
      super.send(message)
      if (!(message instanceof Uint8Array)) return
      const isExchange = message[0] === messageTypes.sync && message[1] === syncTypes.step2
      onSent({ carriesUpdate: carriesUpdate(message), isExchange })
    }
  }
}
