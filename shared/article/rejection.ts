import type { Complaint } from './receipt.ts'

/** An upload that cannot become an article: the editor is told, and nothing is tried again. */
export class Rejection extends Error {
  override readonly name = 'Rejection'
  readonly complaints: readonly Complaint[]

  constructor(complaints: readonly Complaint[]) {
    super(complaints.map(({ message }) => message).join(' '))
    this.complaints = complaints
  }

  static of(message: string, place: { line?: number; column?: number } = {}): Rejection {
    return new Rejection([{ message, ...place }])
  }
}
