import { styleText } from 'node:util'
import type { Complaint, Receipt } from '../../shared/article/receipt.ts'
import type { Ending, Step } from '../follow.ts'
import { wrap } from './thread-view.ts'

const indent = 21
const columns = 72

/** Renders one line of progress: seconds since the command was given, what happened, and to what. */
export function renderProgress(elapsedMs: number, what: string, detail: string): string {
  const seconds = `${(elapsedMs / 1000).toFixed(1)} s`.padStart(8)
  const [first = '', ...rest] = detail.split('\n')
  return [
    `${styleText('dim', seconds)}  ${what.padEnd(11)}${first}`,
    ...rest.map((line) => ' '.repeat(indent) + line),
  ].join('\n')
}

/** What a step of an upload is called, and what is worth telling about it; `key` is the upload's. */
export function describeStep(step: Step, key: string): readonly [what: string, detail: string] {
  switch (step.kind) {
    case 'receipt':
      return [step.receipt.outcome, `${key}\n${describeReceipt(step.receipt)}`]
    case 'page':
      return ['page live', step.url]
    case 'feeds':
      return ['in feeds', key]
    case 'announced':
      return ['announced', key]
    case 'trouble':
      return ['trouble', `${key}: ${step.message}; it will be tried again`]
  }
}

/** What is left to say about an upload that has no thread. */
export function describeEnding(ending: Ending): string | undefined {
  switch (ending) {
    case 'live':
      return 'no thread is due for it'
    case 'draft':
      return 'a draft: kept, and not published'
    case 'scheduled':
      return 'waits for its hour'
    case 'withdrawn':
      return 'withdrawn'
    case 'announced':
    case 'rejected':
    case 'picture':
      return undefined
  }
}

function describeReceipt(receipt: Receipt): string {
  if (receipt.outcome === 'rejected') return receipt.complaints.map(describeComplaint).join('\n')
  if (receipt.outcome === 'picture') return describeShowing(receipt.shownIn)
  return [`“${receipt.title}”`, ...receipt.notes.flatMap((note) => wrap(note, columns))].join('\n')
}

const describeShowing = (shownIn: readonly string[]): string =>
  shownIn.length === 0 ? 'a picture that no article shows yet' : `a picture, shown in ${shownIn.join(', ')}`

function describeComplaint({ message, line, column }: Complaint): string {
  const place = line === undefined ? '' : `line ${line}${column === undefined ? '' : `, column ${column}`}: `
  return wrap(place + message, columns).join('\n')
}
