import type { AddressInfo } from 'node:net'
import { type App, createApp } from '@fieldword/server/app.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { builtRenderer } from '@fieldword/server/platform/render/renderer.ts'
import { createTestPlatform } from './platform.ts'

export interface TestApp {
  readonly platform: Platform
  readonly url: string
  close(): Promise<void>
}

/** The whole wiki on a free port and a database of its own: what `npm start` serves, without the start. */
export async function createTestApp(platform?: Platform): Promise<TestApp> {
  const own = platform ? null : await createTestPlatform()
  const used = platform ?? own?.platform
  if (!used) throw new Error('no platform')
  const app: App = await createApp({ platform: used, renderer: await builtRenderer() })
  await new Promise<void>(resolve => app.server.listen(0, '127.0.0.1', resolve))
  const { port } = app.server.address() as AddressInfo
  return {
    platform: used,
    url: `http://127.0.0.1:${port}`,
    async close() {
      await app.close()
      await own?.close()
    },
  }
}
