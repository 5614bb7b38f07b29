import { join } from 'node:path'
import { node } from './install.mjs'
import { fingerprint, isStamped, stamp } from './stamps.mjs'
import { root, run, secondsSince } from './steps.mjs'

const sources = ['client', 'server', 'shared', 'tests', 'prisma', 'scripts', 'deploy']
const settings = ['package-lock.json', 'package.json', 'tsconfig.base.json', 'biome.json', 'prisma.config.ts']
const rules = ['.dependency-cruiser.cjs', '.dclintrc.yaml', 'docker-compose.yml', '.gitignore']

const tool = (path, ...parameters) => [node, [join(root, 'node_modules', path), ...parameters]]
/** What was found out the last time is kept: only what changed is looked at anew. */
const types = project => {
  const kept = join(root, '.cache', 'types', `${project}.tsbuildinfo`)
  return tool('typescript/bin/tsc', '--project', project, '--pretty', '--incremental', '--tsBuildInfoFile', kept)
}

const checks = {
  'Types of shared': types('shared'),
  'Types of server': types('server'),
  'Types of client': types('client'),
  'Types of tests': types('tests'),
  'Lint and format': tool('@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--colors=force', '.'),
  'Who imports whom': tool('dependency-cruiser/bin/dependency-cruiser.mjs', 'shared', 'server', 'client', 'prisma'),
  'Compose file': tool('dclint/bin/dclint.cjs', '--max-warnings', '0', 'docker-compose.yml'),
}

/** Types, lint, import rules, the Compose file. What was checked and has not changed since is not checked again. */
export async function check() {
  const print = fingerprint([...sources, ...settings, ...rules])
  const names = Object.keys(checks)
  if (isStamped('checks', print)) {
    console.log('Checked already: nothing has changed since')
    return { passed: names.length, failed: 0 }
  }
  const queue = [...names]
  const failures = []
  const worker = async () => {
    for (let name = queue.shift(); name; name = queue.shift()) {
      const begun = performance.now()
      const { code, output } = await run(...checks[name])
      console.log(`${name} … ${code === 0 ? '' : 'failed, '}${secondsSince(begun)} s`)
      if (code === 0) continue
      console.error(output)
      failures.push(name)
    }
  }
  // Two at a time: each uses more than one core by itself.
  await Promise.all([worker(), worker()])
  if (failures.length === 0) stamp('checks', print)
  return { passed: names.length - failures.length, failed: failures.length }
}
