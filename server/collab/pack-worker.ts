import { parentPort } from 'node:worker_threads'
import { type FlatRows, packChecked, unflatten } from './pack-checked.ts'

/** Packs rows of a log beside the event loop, on which somebody is typing. What goes wrong ends the thread, and is thrown to whoever asked. */
parentPort?.on('message', async (rows: FlatRows) => parentPort?.postMessage(await packChecked(unflatten(rows))))
