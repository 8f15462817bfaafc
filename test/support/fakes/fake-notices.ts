import type { Notice, Notices } from '../../../shared/pipeline/notices.ts'

/** What the editors were told, in order. */
export class FakeNotices implements Notices {
  readonly sent: Notice[] = []

  async send(notice: Notice): Promise<void> {
    this.sent.push(notice)
  }
}
