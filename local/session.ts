import { isLive } from '../shared/adapters/page-probe.ts'
import { createArticleReader } from './article-reader.ts'
import { type Ending, followUpload, type Step } from './follow.ts'
import { describeEnding, describeStep } from './terminal/progress.ts'
import { composeRecordUrl, type PublishedThread, readThread } from './pds/published-thread.ts'
import { say } from './terminal/say.ts'
import type { LocalStack } from './stack-options.ts'
import { renderThread } from './terminal/thread-view.ts'
import type { Upload } from './uploads.ts'

/** Publishes uploads through a running stack and tells the terminal what becomes of them. */
export interface Session {
  /** Every thread so far, by its article's id. */
  readonly threads: ReadonlyMap<string, PublishedThread>
  /** Resolves when nothing more is due for the upload; `undefined` when the signal came first. */
  publish(upload: Upload): Promise<Ending | undefined>
}

export function createSession(stack: LocalStack, signal: AbortSignal): Session {
  const readRecord = createArticleReader(stack)
  const threads = new Map<string, PublishedThread>()

  const show = async (step: Step, key: string): Promise<void> => {
    const { pds } = stack
    const thread = step.kind === 'announced' && pds ? await readThread(pds, step.record) : undefined
    say(...describeStep(step, key))
    if (!thread || !pds) return
    threads.set(thread.id, thread)
    const urls = thread.posts.map(({ uri }) => `  ${uri}\n    ${composeRecordUrl(pds, uri)}`)
    console.log(`\n${renderThread(pds.handle, thread.posts)}\n\n${urls.join('\n')}\n`)
  }

  return {
    threads,
    async publish(upload) {
      const shown: Promise<void>[] = []
      try {
        await stack.upload(upload.key, upload.body)
        say('uploaded', upload.key)
        const onStep = (step: Step): void => {
          shown.push(show(step, upload.key))
        }
        const ending = await followUpload(upload, { siteUrl: stack.siteUrl, readRecord, isLive, onStep, signal })
        await Promise.all(shown)
        const rest = describeEnding(ending)
        if (rest !== undefined) say(ending, `${upload.key}: ${rest}`)
        return ending
      } catch (error) {
        if (signal.aborted) return undefined
        throw error
      }
    },
  }
}
