import type { Publication } from '../publication.ts'
import { publicationPlaceOf, publicationUri, type AccountStore, type PublicationPlace } from './account.ts'
import type { PublishMemory } from './publish-memory.ts'
import { publishFiles, type FileGroup } from './publish-files.ts'
import { contentTypes, type SiteHost } from './site-host.ts'

/** Where a site says which record of the network is its publication's. */
const path = '.well-known/site.standard.publication'

interface VerificationPorts {
  readonly publication: Publication
  readonly site: SiteHost
  readonly account?: Pick<AccountStore, 'get'>
  readonly memory?: Pick<PublishMemory, 'namedPlace'>
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
  memory,
}: VerificationPorts): Promise<PublicationPlace | undefined> {
  if (!account) return undefined
  if (memory?.namedPlace) return memory.namedPlace
  const group: FileGroup<Pick<AccountStore, 'get'>, PublicationPlace | undefined> = {
    paths: [path],
    read: async (reader) => publicationPlaceOf(await reader.get(), publication),
    render: (place) => (place ? [{ path, contentType: contentTypes.text, body: publicationUri(place) }] : []),
  }
  const { states, failed } = await publishFiles({ site, groups: [group], openReader: () => account })
  for (const error of failed.values()) throw error
  const place = states.get(group)
  if (memory) memory.namedPlace = place
  return place
}
