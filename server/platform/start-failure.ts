/** Why the server cannot start, in one sentence for the person who started it. */
export class StartFailure extends Error {
  override name = 'StartFailure'
}

/** The sentence for a full disk, or null when that is not what `text` speaks of. */
export function diskFullSentence(text: string, directory: string): string | null {
  if (!/No space left on device|ENOSPC|EDQUOT|Disk quota exceeded|\b53100\b/i.test(text)) return null
  return `The disk is full: free some space for ${directory} and start again.`
}

/** What the start was about when it failed. */
export interface StartSituation {
  port: number
  host: string | null
  /** Null: the embedded PostgreSQL. */
  databaseUrl: string | null
  directory: string
  /** What the embedded PostgreSQL last wrote. */
  databaseLog: string
}

/** One sentence that says what to do, or null: then it is a mistake in the program. */
export function explainStart(error: unknown, situation: StartSituation | null): string | null {
  if (error instanceof StartFailure) return error.message
  if (!situation) return null
  const { code = '', message = '', syscall = '' } = error as NodeJS.ErrnoException
  return (
    diskFullSentence(`${code} ${message} ${situation.databaseLog}`, situation.directory) ??
    (syscall === 'listen' ? explainListening(code, situation) : null) ??
    (situation.databaseUrl ? explainDatabase(code, message, new URL(situation.databaseUrl)) : null) ??
    (code === 'EACCES' || code === 'EPERM' ? `${message}: make it accessible to you and start again.` : null)
  )
}

function explainListening(code: string, { port, host }: StartSituation): string | null {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken: stop what uses it, or choose another, as in PORT=${port + 1} npm start.`
    case 'EACCES':
      return `You may not open port ${port}: choose one above 1023.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `This machine has no address ${host}: correct HOST.`
    default:
      return null
  }
}

/** The codes are Node's for the way there, and PostgreSQL's for its answers. */
function explainDatabase(code: string, message: string, url: URL): string | null {
  const database = `The database at ${url.hostname}:${url.port || 5432}`
  if (unreachable.has(code) || /timeout expired|terminated unexpectedly/.test(message)) {
    return `${database} cannot be reached (${code || message}): start it, or correct DATABASE_URL.`
  }
  if (code.startsWith('28')) return `${database} refuses the name or password in DATABASE_URL.`
  if (code === '3D000')
    return `${database} has no database "${url.pathname.slice(1)}": create it, or correct DATABASE_URL.`
  if (code === '42501') return `${database} does not let this account make tables: give it the right to.`
  if (code === '53300') return `${database} takes no more connections: close some, or allow more.`
  return null
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  // It is starting or stopping.
  '57P03',
])
