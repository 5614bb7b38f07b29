import { createServer, type Server } from 'node:http'

/** Refuses a taken port before anything else is begun; with whatever error listening gives. */
export async function demandFreePort(port: number, host: string | null): Promise<void> {
  const server = createServer()
  await listen(server, port, host ?? '127.0.0.1')
  await new Promise(resolve => server.close(resolve))
}

/** Null: on all addresses. */
export function listen(server: Server, port: number, host: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, ...(host ? { host } : {}) }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
