/** An entity tag without its quotation marks (RFC 9110, 8.8.3), as S3 writes it in events. */
export const unquoted = (etag: string | undefined): string => (etag ?? '').replaceAll('"', '')
