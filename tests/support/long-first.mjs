import Sequencer from '@jest/test-sequencer'

/** Tests in the browser take longest. Begun last, one of them would run alone while the other worker has nothing to do. */
const long = [/e2e\/accessibility/, /e2e\//, /collab\//]

export default class LongFirst extends Sequencer {
  sort(tests) {
    const rankOf = ({ path }) => (long.findIndex(like => like.test(path)) + long.length + 1) % (long.length + 1)
    return [...super.sort(tests)].sort((a, b) => rankOf(a) - rankOf(b))
  }
}
