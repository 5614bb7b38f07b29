import type { ImportFailure } from '@fieldword/shared/transfer/contract.ts'
import type { Platform } from '../platform/platform.ts'
import { batchesOf } from './batches.ts'
import { FileFault } from './faults.ts'
import { FieldwordImporter } from './fieldword-importer.ts'
import { claimImport, endImport, noteSource } from './import-commands.ts'
import { findTask, type ImportTask } from './import-queries.ts'
import { jsonLines } from './lines.ts'
import { type OpenedFile, openFile, sourceEvents } from './opening.ts'
import { PageImporter } from './page-importer.ts'
import { resolveRedirects } from './redirects.ts'

export type Outcome = 'done' | 'failed' | 'stopped' | 'not-claimed'

/**
 * [TRF1] [TRF6] Brings in a file, from its start to its end. What was brought in before is passed over, so that an import which
 * broke off anywhere is gone on with by beginning it again.
 */
export async function runImport(platform: Platform, id: string): Promise<Outcome> {
  const task = await findTask(platform.database.prisma, id)
  if (!task || task.file === null || !(await claimImport(platform, id))) return 'not-claimed'
  try {
    const ended = await bringIn(platform, task, await openFile(task.file))
    if (ended) await endImport(platform, id, 'done', null)
    return ended ? 'done' : 'stopped'
  } catch (error) {
    await endImport(platform, id, 'failed', failureOf(error))
    if (error instanceof FileFault) return 'failed'
    throw error
  } finally {
    // Also where it broke off: something may have come in.
    await platform.signals.notifyIn(platform.database.prisma, 'imports', id)
  }
}

/** False when a person told it to stop. */
function bringIn(platform: Platform, task: ImportTask, file: OpenedFile): Promise<boolean> {
  return file.format === 'fieldword' ? bringInWiki(platform, task, file) : bringInHistories(platform, task, file)
}

async function bringInWiki(
  platform: Platform,
  task: ImportTask,
  { format, chunks, unpacked }: OpenedFile,
): Promise<boolean> {
  const importer = new FieldwordImporter(platform, task, () => unpacked.read())
  const lines = jsonLines(chunks)
  await noteSource(platform, task.id, { format, site: await importer.begin(lines) })
  try {
    for await (const line of lines) if (!(await importer.store(line))) return false
  } catch (error) {
    // What was read before stays.
    if (error instanceof FileFault) await importer.flush()
    throw error
  }
  return importer.end()
}

async function bringInHistories(platform: Platform, task: ImportTask, file: OpenedFile): Promise<boolean> {
  const importer = new PageImporter(platform, task, () => file.unpacked.read())
  const told = { name: baseName(task.name), title: task.wish.title }
  let site: string | null = null
  try {
    for await (const batch of batchesOf(sourceEvents(file, told))) {
      if (site === null) await noteSource(platform, task.id, { format: file.format, site: batch.site.key })
      site = batch.site.key
      if (!(await importer.store(batch))) return false
    }
    if (!(await importer.flush())) return false
  } catch (error) {
    // What was read before stays.
    if (error instanceof FileFault) await importer.flush()
    throw error
  } finally {
    // Also where the file breaks off: what is here may be led to.
    if (site !== null) await resolveRedirects(platform, task.id, site)
  }
  return true
}

function failureOf(error: unknown): ImportFailure {
  if (!(error instanceof FileFault)) return { reason: 'internal', line: null, byte: null }
  const { reason, line, byte } = error
  return { reason, line, byte }
}

/** `semver.jsonl.gz` → `semver` */
function baseName(name: string): string {
  return (name.split(/[\\/]/).at(-1) ?? name).replace(/(\.(gz|bz2|jsonl?|ndjson|xml|md))+$/i, '') || name
}
