import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Bytes that git takes for the contents of these versions of one file, packed as usual and as tightly as it can. Null without git. */
export function packedByGit(texts: readonly Buffer[]): { usual: number; aggressive: number } | null {
  if (spawnSync('git', ['--version']).status !== 0) return null
  const folder = mkdtempSync(join(tmpdir(), 'fieldword-git-'))
  const git = (parameters: readonly string[], input?: Buffer) => {
    const { status, stdout, stderr } = spawnSync('git', parameters, { cwd: folder, input, maxBuffer: 2 ** 30 })
    if (status !== 0) throw new Error(`git ${parameters.join(' ')}: ${stderr}`)
    return stdout
  }
  const packed = () => {
    const objects = git(['cat-file', '--batch-all-objects', '--batch-check=%(objecttype) %(objectsize:disk)'])
    const sizes = objects.toString().matchAll(/^blob (\d+)$/gm)
    return [...sizes].reduce((sum, [, size]) => sum + Number(size), 0)
  }
  try {
    git(['init', '--quiet'])
    git(['fast-import', '--quiet'], historyOf(texts))
    git(['repack', '-adfq', '--depth=50', '--window=10'])
    const usual = packed()
    git(['gc', '--quiet', '--aggressive'])
    return { usual, aggressive: packed() }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** One commit a version, as fast-import reads it. */
function historyOf(texts: readonly Buffer[]): Buffer {
  return Buffer.concat(
    texts.flatMap((text, index) => [
      Buffer.from(`commit refs/heads/main\ncommitter Nobody <nobody> ${1_700_000_000 + index} +0000\ndata 0\n`),
      Buffer.from(`M 100644 inline text\ndata ${text.length}\n`),
      text,
      Buffer.from('\n'),
    ]),
  )
}
