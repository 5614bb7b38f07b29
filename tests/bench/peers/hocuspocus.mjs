// Hocuspocus with its database extension, one row for each document and the debounce it comes with.
import { Database } from '@hocuspocus/extension-database'
import { Server } from '@hocuspocus/server'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
await pool.query('CREATE TABLE IF NOT EXISTS hocuspocus_documents (name text PRIMARY KEY, data bytea NOT NULL)')
const database = new Database({
  async fetch({ documentName }) {
    const { rows } = await pool.query('SELECT data FROM hocuspocus_documents WHERE name = $1', [documentName])
    return rows[0]?.data ?? null
  },
  async store({ documentName, state }) {
    const statement =
      'INSERT INTO hocuspocus_documents (name, data) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET data = excluded.data'
    await pool.query(statement, [documentName, state])
  },
})
const server = new Server({ quiet: true, address: '127.0.0.1', port: Number(process.env.PORT), extensions: [database] })
await server.listen()
