/** The editor proper, in a chunk of its own: the server never evaluates it, and no other page loads it. */
export const loadWorkspace = () => import('./workspace.tsx')
