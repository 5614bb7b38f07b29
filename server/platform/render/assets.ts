/** Vite's manifest, as far as it is read here. */
export type Manifest = Readonly<
  Record<string, { file: string; src?: string; css?: string[]; imports?: string[]; isEntry?: boolean }>
>

export interface Files {
  readonly scripts: readonly string[]
  readonly styles: readonly string[]
}

export interface Assets {
  readonly read: Files
  readonly form: Files
  readonly work: Files
  readonly edit: Files
  readonly fonts: readonly string[]
}

export function assetsOf(manifest: Manifest): Assets {
  return {
    read: filesOf(manifest, 'entry-read.ts'),
    form: filesOf(manifest, 'entry-form.ts'),
    work: filesOf(manifest, 'entry-work.tsx'),
    edit: filesOf(manifest, 'entry-edit.tsx'),
    fonts: upright(manifest),
  }
}

/** An entry's script, and the stylesheets of all it imports, deepest first, so that later layers come later. */
function filesOf(manifest: Manifest, entry: string): Files {
  const styles = new Set<string>()
  const seen = new Set<string>()
  const visit = (name: string): void => {
    const chunk = manifest[name]
    if (!chunk || seen.has(name)) return
    seen.add(name)
    for (const imported of chunk.imports ?? []) visit(imported)
    for (const css of chunk.css ?? []) styles.add(`/${css}`)
  }
  visit(entry)
  const file = manifest[entry]?.file
  if (!file) throw new Error(`the built client has no ${entry}`)
  return { scripts: [`/${file}`], styles: [...styles] }
}

/** The two upright latin fonts: every page shows both in its first line. */
function upright(manifest: Manifest): string[] {
  return Object.values(manifest)
    .map(chunk => `/${chunk.file}`)
    .filter(file => /(?:inter-latin-wght-normal|source-serif-4-latin-opsz-normal)[^/]*\.woff2$/.test(file))
}
