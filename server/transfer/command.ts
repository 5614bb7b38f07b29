import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import { importWish } from '@fieldword/shared/transfer/contract.ts'
import { faultWords, problemWords } from '@fieldword/shared/transfer/words.ts'
import type { Platform } from '../platform/platform.ts'
import { insertImport } from './import-commands.ts'
import { countProblems, readImports } from './import-queries.ts'
import { runImport } from './run-import.ts'

const usage = `npm run import -- <file> [--title <title>] [--namespaces 0,4,12] [--existing keep|beside]

  A MediaWiki export (XML), a history of one text (JSON lines) or an export of a Fieldword wiki; plain, .gz or .bz2.
  Run again after it broke off, it goes on where it was.`

/** Milliseconds between two lines of progress. */
const pace = 1000

/** `npm run import`: brings in a file, says how far it is, and then what could not be carried over. */
export async function importCommand(platform: Platform, parameters: string[]): Promise<number> {
  const read = readParameters(parameters)
  if (typeof read === 'string') {
    console.error(read)
    return 1
  }
  const id =
    'resume' in read
      ? read.resume
      : await insertImport(platform, { ...read, startedById: null, bytes: await sizeOf(read.file) })
  const progress = setInterval(() => void sayProgress(platform, id), pace)
  try {
    await runImport(platform, id)
  } finally {
    clearInterval(progress)
  }
  return report(platform, id)
}

function readParameters(parameters: string[]) {
  const options = {
    title: { type: 'string' },
    namespaces: { type: 'string' },
    existing: { type: 'string' },
    resume: { type: 'string' },
  } as const
  try {
    const { values, positionals } = parseArgs({ args: parameters, options, allowPositionals: true })
    if (values.resume !== undefined) return { resume: values.resume }
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) return usage
    const wish = importWish.safeParse({
      ...(values.title !== undefined && { title: values.title }),
      ...(values.namespaces !== undefined && { namespaces: values.namespaces.split(',').map(Number) }),
      ...(values.existing !== undefined && { onExisting: values.existing }),
    })
    return wish.success ? { name: basename(file), file: resolve(file), wish: wish.data } : usage
  } catch {
    return usage
  }
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file)).size
}

async function sayProgress(platform: Platform, id: string): Promise<void> {
  const [at] = await readImports(platform, { id, limit: 1 }).catch(() => [])
  if (at) console.log(`${counted(at.revisions, 'revision')} of ${counted(at.pages, 'page')}, ${share(at)} of the file`)
}

async function report(platform: Platform, id: string): Promise<number> {
  const [ended] = await readImports(platform, { id, limit: 1 })
  if (!ended) {
    console.error('There is no such import.')
    return 1
  }
  const { pages, revisions, known, kept, state, failure } = ended
  console.log(
    `${counted(revisions, 'revision')} of ${counted(pages, 'page')} brought in, ${known} known already, ${kept} kept as source only.`,
  )
  for (const { kind, rows } of await countProblems(platform.database.prisma, id)) {
    console.log(`  ${rows} × ${problemWords[kind]}`)
  }
  if (failure) console.error(faultWords(failure))
  if (state === 'running') console.error('Somebody else is at this import.')
  return state === 'done' ? 0 : 1
}

function share({ bytes, bytesRead }: { bytes: number; bytesRead: number }): string {
  return `${bytes === 0 ? 100 : Math.floor((100 * bytesRead) / bytes)} %`
}

function counted(count: number, what: string): string {
  return `${inFigures(count)} ${what}${count === 1 ? '' : 's'}`
}
