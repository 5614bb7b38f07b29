import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/**
 * A free port for what is to be killed and come back at the same one. Below those that systems give to outgoing connections:
 * meanwhile whoever tries to connect to it could be given that very port to connect from.
 */
export async function steadyPort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000)
    if (await isFree(port)) return port
  }
}

export function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
