import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'

/** Sends text as it comes, no faster than it is read: of a long file a part is held at a time. Whoever goes away before its end is no error. */
export async function sendText(response: Response, text: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(text, response)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE')) throw error
  }
}

/** Asks for the first part before anything is sent, so that a refusal can still be told. */
export async function begun<Part>(parts: AsyncGenerator<Part>): Promise<AsyncIterable<Part>> {
  const first = await parts.next()
  return (async function* goOn() {
    for (let part = first; !part.done; part = await parts.next()) yield part.value
  })()
}
