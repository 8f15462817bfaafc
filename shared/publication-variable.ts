import type { Publication } from './publication.ts'

/** A publication for the environment of a function, as JSON. Who is told of what, and where the site's name is kept, is no function's business. */
export const composePublicationVariable = ({
  domain: _domain,
  notifications: _notifications,
  ...known
}: Publication): string => JSON.stringify(known)

/** The same, back again. It was checked when the stack was made, and is not at each start: that takes a tenth of its time. */
export const readPublicationVariable = (json: string): Publication => ({
  ...(JSON.parse(json) as Omit<Publication, 'notifications'>),
  notifications: { editors: [], operators: [] },
})
