// Runs in CloudFront after every answer; `infra/feed-headers.ts` puts the publication's settings in.
const settings = 'SETTINGS'

// A feed that tells hubs of its changes says so in a header too, where a subscriber need not read on (WebSub, section 4).
// And a browser is sent a feed as plain XML, because it styles that, and shows the feed's own media type as source text.
// oxlint-disable-next-line no-unused-vars -- called by CloudFront
function handler(event) {
  const response = event.response
  const path = event.request.uri
  if (response.statusCode >= 400 || !/\/(feed\.xml|atom\.xml|feed\.json)$/.test(path)) return response
  const headers = response.headers
  if (settings.hubs.length > 0 && !path.startsWith('/archive/')) {
    const hubs = settings.hubs.map((hub) => `, <${hub}>; rel="hub"`)
    headers.link = { value: `<${settings.siteUrl}${path}>; rel="self"${hubs.join('')}` }
  }
  if (path.endsWith('.json')) return response
  headers.vary = { value: headers.vary ? `${headers.vary.value}, Accept` : 'Accept' }
  const accept = event.request.headers.accept ? event.request.headers.accept.value : ''
  const isBrowser = accept.includes('text/html') && !/(rss|atom)\+xml/.test(accept)
  if (isBrowser && headers['content-type']) headers['content-type'] = { value: 'application/xml; charset=utf-8' }
  return response
}
