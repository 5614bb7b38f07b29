import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** What React's hot reload needs before any component: as a file, because our policy stops inline scripts. */
const preamble: Plugin = {
  name: 'react-preamble',
  apply: 'serve',
  resolveId: id => (id === '/react-preamble.js' ? id : null),
  load: id => (id === '/react-preamble.js' ? react.preambleCode.replace('__BASE__', '/') : null),
}

/** Two builds of one source: `vite build` for the browser, `vite build --ssr entry-server.tsx` for the server. */
export default defineConfig(({ command, isSsrBuild }) => ({
  root: import.meta.dirname,
  plugins: [react(), preamble],
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
        },
      },
}))
