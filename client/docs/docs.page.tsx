import { definePage } from '../platform/page.ts'
import { Docs } from './docs.tsx'
import { type DocsAnswer, operationsByTag } from './operations.ts'

/** The API as people read it, made from the contract that the server answers by. */
export default definePage<DocsAnswer>({
  path: '/api/docs',
  script: 'read',
  load: async () => ({ groups: operationsByTag() }),
  head: () => ({ title: 'API — Fieldword', description: 'Everything this wiki can be asked over HTTP.' }),
  View: ({ answer }) => <Docs {...answer} />,
})
