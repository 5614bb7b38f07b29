import type { Screen } from './screen.ts'

/** Pages from which a process is planned and run. */
export const runScreens: readonly Screen[] = [
  { name: 'processes', as: 'moderator', path: () => '/processes' },
  { name: 'process-run', as: 'admin', path: ({ commented }) => `/processes/${commented.planning}/run` },
  { name: 'process-edit', as: 'admin', path: ({ commented }) => `/processes/${commented.planning}/edit` },
]
