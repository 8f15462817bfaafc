import type { Complaint } from '../../shared/article/receipt.ts'

/** What is wrong with an upload, one complaint a line, indented. */
export const renderComplaints = (complaints: readonly Complaint[]): string =>
  complaints.map((complaint) => `  ${placeOf(complaint)}${complaint.message}`).join('\n')

function placeOf({ line, column }: Complaint): string {
  if (line === undefined) return ''
  return column === undefined ? `line ${line}: ` : `line ${line}, column ${column}: `
}
