import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { type FlatRows, packChecked, unflatten } from './pack-checked.ts'

// Nobody waits for it, and where there are few processors it would hold up those who type. Linux alone has priorities for each thread;
// elsewhere this would be the whole process's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW)

/** Packs rows of a log beside the event loop, on which somebody is typing. What goes wrong ends the thread, and is thrown to whoever asked. */
parentPort?.on('message', async (rows: FlatRows) => parentPort?.postMessage(await packChecked(unflatten(rows))))
