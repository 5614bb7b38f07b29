import { definePage } from '../platform/page.ts'
import { EmptyWiki } from './empty-wiki.tsx'
import { Home } from './home.tsx'
import { type HomeAnswer, loadHome } from './load-home.ts'

export default definePage<HomeAnswer>({
  path: '/',
  script: 'read',
  load: loadHome,
  head: () => ({
    title: 'Fieldword',
    description: 'Where a field writes, reviews and agrees on what its words mean.',
    canonical: '/',
  }),
  View: ({ answer, frame }) =>
    answer.counts.definitions + answer.counts.articles + answer.definitions.length + answer.articles.length === 0 ? (
      <EmptyWiki actor={frame.actor} />
    ) : (
      <Home answer={answer} frame={frame} />
    ),
})
