import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

/** What React's hot reload needs before any component: as a file, because our policy stops inline scripts. */
const preamble: Plugin = {
  name: 'react-preamble',
  apply: 'serve',
  resolveId: id => (id === '/react-preamble.js' ? id : null),
  load: id => (id === '/react-preamble.js' ? react.preambleCode.replace('__BASE__', '/') : null),
}

/** Icons as ui/draw-icon.tsx draws them, where the package would by itself. */
const leanIcons: Plugin = {
  name: 'lean-icons',
  apply: 'build',
  enforce: 'pre',
  resolveId: (id, importer) =>
    id.endsWith('/createReactComponent.mjs') && importer?.includes('/@tabler/icons-react/')
      ? join(import.meta.dirname, 'ui/draw-icon.tsx')
      : null,
}

/** As many pages as this need what goes into the file they have in common. */
const many = 20

/**
 * Names the file of what many pages need: our own modules that bring no library but React and the icons. Left to itself, the
 * bundler makes a file for each set of pages that need the same: forty and more requests for a page, most for less than a kilobyte.
 */
function inCommon(): Rolldown.CodeSplittingNameFunction {
  const known = new Map<string, boolean>()
  const isLight = (id: string, context: Rolldown.ChunkingContext): boolean => {
    const before = known.get(id)
    if (before !== undefined) return before
    // Until it is known otherwise, for modules that import each other.
    known.set(id, true)
    const light = isOurs(id) && (context.getModuleInfo(id)?.importedIds ?? []).every(each => isLight(each, context))
    known.set(id, light)
    return light
  }
  return (id, context) => (isLight(id, context) ? 'common' : null)
}

/** Our own, or of the two libraries that every page one works on has anyway. */
function isOurs(id: string): boolean {
  return !id.includes('/node_modules/') || /\/node_modules\/(?:react|@tabler\/icons-react)\//.test(id)
}

/** Two builds of one source: `vite build` for the browser, `vite build --ssr entry-server.tsx` for the server. */
export default defineConfig(({ command, isSsrBuild }) => ({
  root: import.meta.dirname,
  plugins: [react(), preamble, leanIcons],
  publicDir: isSsrBuild ? false : 'public',
  resolve: { dedupe: ['react', 'react-dom', 'yjs', '@tiptap/core', '@tiptap/pm'] },
  // The built server entry stands alone; while developing, packages load as Node loads them.
  ssr: command === 'build' ? { noExternal: true } : {},
  // Whatever the server runs as, React's own checks are for those who develop: with them a page takes three times as long.
  define: command === 'build' ? { 'process.env.NODE_ENV': JSON.stringify('production') } : {},
  build: isSsrBuild
    ? { outDir: 'dist/server', emptyOutDir: true, minify: false }
    : {
        outDir: 'dist/browser',
        emptyOutDir: true,
        manifest: true,
        target: 'es2023',
        modulePreload: { polyfill: false },
        // Inlined files would need data: in the content security policy.
        assetsInlineLimit: 0,
        rolldownOptions: {
          input: { read: 'entry-read.ts', form: 'entry-form.ts', work: 'entry-work.tsx', edit: 'entry-edit.tsx' },
          output: {
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: [{ name: inCommon(), debugName: 'common', minShareCount: many }],
            },
          },
        },
      },
}))
