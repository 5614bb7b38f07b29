// Who may import whom. The reasons are in README.md, "The house".

/** From the ground up: a slice imports none that comes after it. */
const slices = [
  'accounts',
  'moderation',
  'revisions',
  'pages',
  'collab',
  'discussion',
  'review',
  'definitions',
  'processes',
  'notifications',
  'transfer',
]
const anySlice = `(${slices.join('|')})`

/** In shared, below all slices, from the ground up by what each may import. */
const ground = {
  kernel: [],
  document: ['kernel'],
  diff: ['kernel', 'document'],
  merge: ['kernel', 'document', 'diff'],
  blame: ['kernel', 'document', 'diff'],
  terms: ['kernel', 'document', 'diff'],
  policy: ['kernel'],
}

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const looksDown = slices.flatMap((slice, index) => {
  const above = slices.slice(index + 1)
  if (above.length === 0) return []
  const from = { path: `^(server|client|shared)/${slice}/` }
  return [
    forbid(`${slice}-looks-down`, 'Slices look down only; what must flow up goes through the outbox.', from, {
      path: `^$1/(${above.join('|')})/`,
    }),
  ]
})

const groundLooksDown = Object.entries(ground).map(([part, below]) =>
  forbid(
    `${part}-stands-below`,
    'kernel ← document ← diff ← merge, blame; kernel ← policy; then slices.',
    { path: `^shared/${part}/` },
    { path: '^shared/', pathNot: `^shared/(${[part, ...below].join('|')})/` },
  ),
)

module.exports = {
  forbidden: [
    forbid('no-circle', 'A circle cannot be understood or loaded in parts.', {}, { circular: true }),
    forbid('resolvable', 'What is imported must be there.', {}, { couldNotResolve: true }),
    forbid(
      'shared-is-alone',
      'Both sides import it.',
      { path: '^shared/' },
      { path: '^(server|client|tests|prisma)/' },
    ),
    forbid(
      'shared-is-pure',
      'It computes, and knows neither database nor network nor page.',
      { path: '^shared/' },
      { path: '^node_modules/(@prisma|pg|postgres|express|react|ws)/' },
    ),
    forbid('shared-has-no-node', 'It runs in browsers.', { path: '^shared/' }, { dependencyTypes: ['core'] }),
    forbid('client-not-server', 'They meet in shared.', { path: '^client/' }, { path: '^(server|prisma|tests)/' }),
    forbid(
      'server-not-client',
      'It loads the built client.',
      { path: '^(server|prisma)/' },
      { path: '^(client|tests)/' },
    ),
    forbid(
      'client-has-no-node',
      'It runs in browsers.',
      { path: '^client/', pathNot: '^client/(vite\\.config\\.ts|entry-server\\.tsx)' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'slices-meet-at-index',
      'What a slice offers is its index.ts.',
      { path: `^server/${anySlice}/` },
      { path: `^server/${anySlice}/`, pathNot: ['^server/$1/', `^server/${anySlice}/index\\.ts$`] },
    ),
    forbid(
      'others-meet-at-index',
      'What a slice offers is its index.ts.',
      { path: '^(server/[^/]+\\.ts|prisma/)' },
      { path: `^server/${anySlice}/`, pathNot: `^server/${anySlice}/index\\.ts$` },
    ),
    forbid(
      'platform-below-slices',
      'Every slice stands on the platform.',
      { path: '^server/platform/' },
      { path: `^server/(${anySlice}/|app\\.ts|main\\.ts)` },
    ),
    forbid(
      'ui-below-slices',
      'Every slice of the client stands on ui and platform.',
      { path: '^client/(ui|platform)/' },
      { path: `^client/${anySlice}/` },
    ),
    forbid(
      'only-main-imports-app',
      'One place starts things.',
      { path: '^server/', pathNot: '^server/main\\.ts$' },
      {
        path: '^server/app\\.ts$',
      },
    ),
    forbid(
      'connections-from-platform',
      'One place opens connections; slices are handed them.',
      // The session store asks for a pool of its own.
      { pathNot: '^server/(platform/database/|accounts/sessions\\.ts$)' },
      { path: '^node_modules/(@prisma|pg)/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'prisma-in-commands-and-queries',
      'Reads are in queries, writes in commands.',
      {
        pathNot: [
          '^server/platform/',
          '^server/[^/]+/[^/]*(commands|queries)\\.ts$',
          '^server/[^/]+/[^/]+/[^/]*(commands|queries)\\.ts$',
        ],
      },
      { path: '^server/platform/database/client/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'postgres-js-in-log-and-signals',
      'All else goes through Prisma.',
      { pathNot: ['^server/platform/(database/|signals\\.ts)', '^server/collab/'] },
      { path: '^node_modules/postgres/' },
    ),
    forbid(
      'routes-hold-no-queries',
      'Reads are in queries, writes in commands.',
      { path: '^server/[^/]+/(routes|index)\\.ts$' },
      { path: '^server/platform/database/' },
    ),
    ...looksDown,
    ...groundLooksDown,
  ],
  options: {
    // TypeScript 7 has no compiler interface for it to use.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^server/platform/database/client/'] },
    exclude: { path: '^client/dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default', 'types'] },
  },
}
