import { closeCodeOf } from '@fieldword/shared/collab/close-codes.ts'
import { WebSocket } from 'ws'

/** What `ws` says by itself of frames it cannot take, in the words of this wiki: all of them final. */
const ownReasons: Readonly<Record<number, 'too-large' | 'broken-message'>> = {
  1002: 'broken-message',
  1003: 'broken-message',
  1007: 'broken-message',
  1009: 'too-large',
}

/**
 * [COL4] The y-websocket client takes the standard codes for passing trouble: told 1009, it would come back and send the
 * same ten megabytes for ever.
 */
export class CollabSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    const own = code === undefined ? undefined : ownReasons[code]
    if (own) super.close(closeCodeOf(own), own)
    else super.close(code, reason)
  }
}
