import pino, { type Logger } from 'pino'

/**
 * In production one JSON line per event on stdout, for a collector. For a person at a terminal only what went wrong,
 * on stderr, so that the address and how to sign in stay in sight.
 */
export function createLog({ production }: { production: boolean }): Logger {
  // Synchronous: the last words before an exit must not be lost.
  return production
    ? pino({ level: 'info' }, pino.destination({ dest: 1, sync: true }))
    : pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true }))
}
