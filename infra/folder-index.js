// Runs in CloudFront before every request: a folder's page is its index.html. `/.well-known/` holds files without a suffix.
// oxlint-disable-next-line no-unused-vars -- called by CloudFront
function handler(event) {
  const request = event.request
  const path = request.uri
  const name = path.slice(path.lastIndexOf('/') + 1)
  if (name === '') request.uri = `${path}index.html`
  else if (!name.includes('.') && !path.startsWith('/.well-known/')) request.uri = `${path}/index.html`
  return request
}
