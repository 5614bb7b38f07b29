import { jestExpect } from '@jest/expect'
import { ModernFakeTimers } from '@jest/fake-timers'

/** What tests import as '@jest/globals', in a plain Node process. */
export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from 'jest-circus'
export const expect = jestExpect

const timers = new ModernFakeTimers({ config: { fakeTimers: {} }, global: globalThis })
export const jest = {
  useFakeTimers: options => timers.useFakeTimers(options),
  useRealTimers: () => timers.useRealTimers(),
  advanceTimersByTime: milliseconds => timers.advanceTimersByTime(milliseconds),
}
