import { publicationSchema } from '../../shared/publication.ts'

/** What is wrong with a publication, each fault with the path of the property that it is about. */
export const publicationFaults = (
  publication: unknown,
): readonly { readonly path: string; readonly message: string }[] =>
  (publicationSchema.safeParse(publication).error?.issues ?? []).map(({ path, message }) => ({
    path: path.join('.'),
    message: `It ${message}.`,
  }))
