import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs')

interface Attempt {
  from: string
  imports: string
  caughtBy: string
}

/** Imports that must not be, each by the rule that catches it. */
const forbidden: Attempt[] = [
  { from: 'shared/kernel/a.ts', imports: '@fieldword/shared/document/b.ts', caughtBy: 'kernel-stands-below' },
  { from: 'shared/document/a.ts', imports: '../diff/b.ts', caughtBy: 'document-stands-below' },
  { from: 'shared/policy/a.ts', imports: '../document/b.ts', caughtBy: 'policy-stands-below' },
  { from: 'shared/diff/a.ts', imports: '../pages/b.ts', caughtBy: 'diff-stands-below' },
  { from: 'shared/pages/a.ts', imports: '@fieldword/server/app.ts', caughtBy: 'shared-is-alone' },
  { from: 'shared/pages/c.ts', imports: 'node:fs', caughtBy: 'shared-has-no-node' },
  { from: 'shared/pages/d.ts', imports: 'postgres', caughtBy: 'shared-is-pure' },
  { from: 'shared/accounts/a.ts', imports: '../review/b.ts', caughtBy: 'accounts-looks-down' },
  { from: 'client/pages/a.tsx', imports: '@fieldword/server/platform/b.ts', caughtBy: 'client-not-server' },
  { from: 'client/pages/c.tsx', imports: 'node:fs', caughtBy: 'client-has-no-node' },
  { from: 'client/ui/a.tsx', imports: '../pages/b.tsx', caughtBy: 'ui-below-slices' },
  { from: 'server/pages/a.ts', imports: '@fieldword/client/pages/b.tsx', caughtBy: 'server-not-client' },
  { from: 'server/review/a.ts', imports: '../pages/queries.ts', caughtBy: 'slices-meet-at-index' },
  { from: 'server/pages/c.ts', imports: '../review/index.ts', caughtBy: 'pages-looks-down' },
  { from: 'server/platform/a.ts', imports: '../pages/index.ts', caughtBy: 'platform-below-slices' },
  { from: 'server/b.ts', imports: './pages/queries.ts', caughtBy: 'others-meet-at-index' },
  { from: 'server/c.ts', imports: './app.ts', caughtBy: 'only-main-imports-app' },
  { from: 'server/pages/d.ts', imports: 'pg', caughtBy: 'connections-from-platform' },
  {
    from: 'server/pages/e.ts',
    imports: '../platform/database/client/a.ts',
    caughtBy: 'prisma-in-commands-and-queries',
  },
  { from: 'server/pages/f.ts', imports: 'postgres', caughtBy: 'postgres-js-in-log-and-signals' },
  { from: 'server/pages/routes.ts', imports: '../platform/database/prisma.ts', caughtBy: 'routes-hold-no-queries' },
  { from: 'server/pages/g.ts', imports: './not-there.ts', caughtBy: 'resolvable' },
]

/** Imports that are as they should be. */
const allowed = [
  { from: 'server/main.ts', imports: './app.ts' },
  { from: 'server/app.ts', imports: './pages/index.ts' },
  { from: 'server/review/b.ts', imports: '../pages/index.ts' },
  { from: 'server/pages/commands.ts', imports: '../platform/database/prisma.ts' },
  { from: 'server/pages/tree-queries.ts', imports: '../platform/database/client/a.ts' },
  { from: 'server/collab/update-log-writing.ts', imports: 'postgres' },
  { from: 'shared/diff/b.ts', imports: '../document/b.ts' },
  { from: 'shared/review/b.ts', imports: '../pages/b.ts' },
]

interface Violation {
  from: string
  rule: { name: string }
}

let folder: string
let violations: Violation[]

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldword-imports-'))
  copyFileSync(join(root, '.dependency-cruiser.cjs'), join(folder, '.dependency-cruiser.cjs'))
  const attempts = [...forbidden, ...allowed]
  for (const { from, imports } of attempts) write(targetOf(from, imports), 'export const something = 1\n')
  rmSync(join(folder, 'server/pages/not-there.ts'))
  for (const { from, imports } of attempts) write(from, `export { something } from '${imports}'\n`)
  write('shared/kernel/circle-a.ts', `import type { B } from './circle-b.ts'\nexport type A = B[]\n`)
  write('shared/kernel/circle-b.ts', `import type { A } from './circle-a.ts'\nexport type B = A[]\n`)
  mkdirSync(join(folder, 'node_modules/@fieldword'))
  for (const workspace of ['shared', 'server', 'client']) {
    symlinkSync(`../../${workspace}`, join(folder, 'node_modules/@fieldword', workspace))
  }
  const cruised = spawnSync(process.execPath, [cruiser, '--output-type', 'json', 'shared', 'server', 'client'], {
    cwd: folder,
    env: { ...process.env, NODE_OPTIONS: '' },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  violations = JSON.parse(cruised.stdout).summary.violations
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('what is forbidden is caught', () => {
  it.each(forbidden)('$from → $imports', ({ from, caughtBy }) => {
    expect(rulesAgainst(from)).toContain(caughtBy)
  })
  it('a circle of types alone', () => {
    expect(rulesAgainst('shared/kernel/circle-a.ts')).toEqual(['no-circle'])
  })
})

describe('what is right passes', () => {
  it.each(allowed)('$from → $imports', ({ from }) => {
    expect(rulesAgainst(from)).toEqual([])
  })
})

function rulesAgainst(from: string): string[] {
  return violations.filter(violation => violation.from === from).map(violation => violation.rule.name)
}

/** The file that an import means. */
function targetOf(from: string, imports: string): string {
  if (imports.startsWith('.')) return join(dirname(from), imports)
  if (imports.startsWith('@fieldword/')) return imports.replace('@fieldword/', '')
  return `node_modules/${imports.replace(':', '-')}/index.js`
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}
