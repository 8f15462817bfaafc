import { renderProgress } from './progress.ts'

/** Prints one thing that happened, with the time since the command was given. */
export function say(what: string, detail: string): void {
  console.log(renderProgress(performance.now(), what, detail))
}
