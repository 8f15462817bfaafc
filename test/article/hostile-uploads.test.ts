import { afterAll, describe, expect, it } from 'vitest'
import { bundle } from './bundle.ts'
import { hostileUploads } from './hostile-uploads.ts'

const script = await bundle(new URL('./measure-upload.ts', import.meta.url))
afterAll(() => script[Symbol.dispose]())

interface Measured {
  readonly says: string
  /** Of the processor. */
  readonly ms: number
  readonly peakMb: number
}

describe('parseUpload of a hostile upload', () => {
  it.each(hostileUploads.map(({ key, name }, index) => ({ key, name, index })))(
    'takes at most 2 s and 256 MB for $key: $name',
    ({ index }) => {
      const { says, ms, peakMb } = script.run(String(index)) as Measured
      expect(says).toMatch(/^(?:accepted|[\p{Lu}“].*[.?])$/u)
      expect(ms).toBeLessThanOrEqual(2000)
      expect(peakMb).toBeLessThanOrEqual(256)
    },
  )
})
