import type { Publication } from '../publication.ts'
import { publicationPlaceOf, publicationUri, type AccountStore, type PublicationPlace } from './account.ts'
import { publishFiles, type FileGroup } from './publish-files.ts'
import { contentTypes, type SiteHost } from './site-host.ts'

/** Where a site says which record of the network is its publication's. */
const path = '.well-known/site.standard.publication'

interface VerificationPorts {
  readonly publication: Publication
  readonly site: SiteHost
  readonly account?: Pick<AccountStore, 'get'>
}

/**
 * Says on the site which account has the publication's record, as soon as that is known.
 *
 * @returns where the record has its place
 */
export async function publishVerification({
  publication,
  site,
  account,
}: VerificationPorts): Promise<PublicationPlace | undefined> {
  if (!account) return undefined
  const group: FileGroup<Pick<AccountStore, 'get'>, PublicationPlace | undefined> = {
    paths: async () => [path],
    read: async (reader) => publicationPlaceOf(await reader.get(), publication),
    render: (place) => (place ? [{ path, contentType: contentTypes.text, body: publicationUri(place) }] : []),
  }
  const { done, failed } = await publishFiles({ site, groups: [group], openReader: async () => account })
  for (const error of failed.values()) throw error
  return done[0]
}
