import { relative } from 'node:path'

/** The publication of commands that name none. */
export const usualFile = 'publication.json'

export const isUsualFile = (path: string): boolean => relative('.', path) === usualFile

/** `option` with the file, to be put behind a command; nothing where the file goes without saying. */
export const renderFileOption = (option: string, path: string): string =>
  isUsualFile(path) ? '' : ` ${option}${/^[\w./-]+$/.test(path) ? path : `'${path}'`}`
