import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Two builds of one source: `vite build` for the browser, `vite build --ssr entry-server.tsx` for the server. */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  plugins: [react()],
  publicDir: isSsrBuild ? false : 'public',
  resolve: { dedupe: ['react', 'react-dom', 'yjs', '@tiptap/core', '@tiptap/pm'] },
  ssr: { noExternal: true },
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
        rolldownOptions: { input: { read: 'entry-read.ts', work: 'entry-work.tsx', edit: 'entry-edit.tsx' } },
      },
}))
