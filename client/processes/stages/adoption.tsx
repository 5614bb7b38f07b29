import { definePanel } from '../panels.ts'

const ways = [
  { path: 'ballot', name: 'The ballot' },
  { path: 'minority-notes', name: 'Minority notes' },
]
const adopting = { path: 'adopt', name: 'Adopt what passed', isAct: true }

/** [PR347] Whether what passed waits for whoever asks to adopt it. */
export const adoptionPanel = definePanel<boolean>({
  kind: 'adoption',
  load: async (api, { slug }, { state }) => state === 'closed' && (await api.processes.ballot({ slug })).mayAdopt,
  ways: mayAdopt => (mayAdopt ? [adopting, ...ways] : ways),
})
