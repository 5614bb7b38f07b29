import { definePage } from '../platform/page.ts'
import { Docs } from './docs.tsx'

/** The API as people read it, made from the contract that the server answers by. */
export default definePage<null>({
  path: '/api/docs',
  script: 'read',
  load: async () => null,
  head: () => ({
    title: 'API — Fieldword',
    description: 'Everything this wiki can be asked over HTTP.',
    canonical: '/api/docs',
  }),
  View: Docs,
})
