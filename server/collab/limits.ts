const megabyte = 1024 * 1024

/** [COL8] What one connection, one account and one draft may ask of the server. Tests lower them. */
export const collabLimits = {
  /** Bytes of one message; y-websocket sends everything written offline as one. */
  messageBytes: 4 * megabyte,
  /** Characters of one client's awareness state as JSON: a name, a caret, little more. */
  stateCharacters: 4096,
  /** Bytes of one awareness message: the y-websocket client sends back the states of all it knows of. */
  awarenessBytes: megabyte / 4,
  /** People whose carets are shown in one draft; the rest is counted. */
  listedStates: 40,
  /** Bytes of a draft's Yjs state, deleted text included. */
  draftBytes: 16 * megabyte,
  /** Bytes that may wait for one slow reader, beside its first answer. */
  waitingBytes: 4 * megabyte,
  /** Bytes that may wait for the database before the process takes no more. */
  pendingBytes: 64 * megabyte,
  /**
   * Rows after a snapshot that are worth a new one. To read and apply a thousand takes some 8 ms; to take the picture of a document that
   * fifty people wrote in takes 15 to 60, and all of them wait for it.
   */
  rowsAfterSnapshot: 4000,
  connectionsPerAccount: 60,
  connectionsPerAddress: 1000,
  /** That have knocked and are neither in nor gone. */
  arrivalsPerAddress: 500,
  /** What a connection may ask for at once, in messages of a few bytes; `budget.ts` has the prices of others. */
  burst: 40_000,
  /** Messages a second after that. The rest is not refused but read later. */
  perSecond: 2000,
  /** Milliseconds between signs of life. The y-websocket client gives up after 30 s of silence. */
  heartbeat: 15_000,
  /** Connections about whose rights one question is asked. */
  askedAtOnce: 500,
  /** Milliseconds between two states of one client that are acted on; the others are sent them no faster. */
  presenceInterval: 50,
  /** Milliseconds for which a state holds that its client does not renew: clients forget it by themselves then. */
  presenceLifetime: 30_000,
}

export type CollabLimits = typeof collabLimits
