import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { ImportRef } from '@fieldword/shared/transfer/contract.ts'
import { api } from '../platform/api.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { awaitImport, stopImport } from './import-commands.ts'
import { listImports, listProblems, readSource, viewImport } from './reading.ts'
import type { ImportRunner } from './runner.ts'

export function transferRoutes(runner: ImportRunner) {
  return {
    list: api.transfer.list.handler(({ input, context: { platform, actor } }) => listImports(platform, actor, input)),
    read: api.transfer.read.handler(({ input, context: { platform, actor } }) => viewImport(platform, actor, input.id)),
    problems: api.transfer.problems.handler(({ input, context: { platform, actor } }) =>
      listProblems(platform, actor, input),
    ),
    source: api.transfer.source.handler(({ input, context: { platform, actor } }) =>
      readSource(platform, actor, input),
    ),
    stop: api.transfer.stop.handler(({ input, context: { platform, actor } }) =>
      changed(platform, actor, input.id, stopImport),
    ),
    resume: api.transfer.resume.handler(async ({ input, context: { platform, actor } }) => {
      const ref = await changed(platform, actor, input.id, awaitImport)
      runner.look()
      return ref
    }),
  }
}

async function changed(
  platform: Platform,
  actor: Actor,
  id: string,
  change: (platform: Platform, id: string) => Promise<boolean>,
): Promise<ImportRef> {
  await viewImport(platform, actor, id)
  if (!(await change(platform, id))) return refuseWith('import-moved-on')
  const { kinds: _, ...ref } = await viewImport(platform, actor, id)
  return ref
}
