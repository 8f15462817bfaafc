/**
 * The environment variables through which the stack tells a function where things are.
 * `infra/` sets them and `functions/` reads them, both by these names.
 */
export const environmentNames = {
  articlesTable: 'ARTICLES_TABLE',
  uploadsBucket: 'UPLOADS_BUCKET',
  siteBucket: 'SITE_BUCKET',
  uploadsQueue: 'UPLOADS_QUEUE_URL',
  changesQueue: 'CHANGES_QUEUE_URL',
  announcementsQueue: 'ANNOUNCEMENTS_QUEUE_URL',
  /** ARN of the topic on which the editors hear of rejected uploads. */
  editorsTopic: 'EDITORS_TOPIC_ARN',
  /** `publication.json`, checked, as JSON. */
  publication: 'PUBLICATION',
  /** ARN of the secret whose `appPassword` property signs in to Bluesky. */
  blueskySecret: 'BLUESKY_SECRET',
} as const

export type EnvironmentKey = keyof typeof environmentNames

/**
 * Reads the named variables.
 *
 * @throws {Error} naming every variable that is missing
 */
export function readEnvironment<Key extends EnvironmentKey>(
  environment: Readonly<Record<string, string | undefined>>,
  keys: readonly Key[],
): Readonly<Record<Key, string>> {
  const missing = keys.map((key) => environmentNames[key]).filter((name) => !environment[name])
  if (missing.length > 0) throw new Error(`Cannot start: environment variable ${missing.join(', ')} is not set`)
  const values: Partial<Record<Key, string>> = {}
  for (const key of keys) values[key] = environment[environmentNames[key]]
  return values as Record<Key, string>
}

/** Name of the index that holds unfinished articles, by when they are due. */
export const unfinishedIndex = 'unfinished'
