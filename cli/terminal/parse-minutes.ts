import { InvalidArgumentError } from 'commander'

/** The value of an option that takes minutes. */
export function parseMinutes(text: string): number {
  const minutes = Number(text)
  if (!(minutes >= 0) || text.trim() === '') throw new InvalidArgumentError('Expected a number of minutes.')
  return minutes
}
