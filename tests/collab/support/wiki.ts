import type { Platform } from '@fieldword/server/platform/platform.ts'
import postgres from 'postgres'
import { createTestPlatform, type TestPlatform } from '../../support/platform.ts'
import { type CollabServer, type ServerOptions, serveCollab } from './server.ts'
import { Writer, type WriterParts } from './writer.ts'

/** A database, servers on it as a test needs them, and whoever writes; all of it ended together. */
export class CollabWiki {
  readonly platform: Platform
  readonly #test: TestPlatform
  readonly #servers: CollabServer[] = []
  readonly #writers: Writer[] = []

  private constructor(test: TestPlatform) {
    this.#test = test
    this.platform = test.platform
  }

  static async create(): Promise<CollabWiki> {
    return new CollabWiki(await createTestPlatform())
  }

  /** Another process of the same wiki, as far as the database can tell. */
  anotherPlatform(): Platform {
    return this.#test.another()
  }

  async serve(options: ServerOptions = {}, platform: Platform = this.platform): Promise<CollabServer> {
    const server = await serveCollab(platform, options)
    this.#servers.push(server)
    return server
  }

  open(server: { readonly url: string }, draftId: string, name: string, parts: Partial<WriterParts> = {}): Writer {
    const writer = new Writer({ url: server.url, draftId, name, ...parts })
    this.#writers.push(writer)
    return writer
  }

  /** Breaks every connection that the servers have to the database. */
  async cutConnections(): Promise<void> {
    const sql = postgres(this.platform.database.url, { max: 1, fetch_types: false })
    await sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'fieldword'`
    await sql.end()
  }

  /** Everybody leaves; servers stay. */
  leaveAll(): void {
    for (const writer of this.#writers.splice(0)) writer.leave()
  }

  async close(): Promise<void> {
    this.leaveAll()
    await Promise.all(this.#servers.map(server => server.close()))
    await this.#test.close()
  }
}
