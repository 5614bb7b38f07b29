import { definePage } from '../platform/page.ts'

export default definePage<{ readonly ok: true }>({
  path: '/',
  script: 'read',
  load: async () => ({ ok: true }),
  head: () => ({ title: 'Fieldword' }),
  View: () => <h1>Fieldword</h1>,
})
