import * as z from 'zod'

const overridable = { Override: z.boolean() }

const policySchema = z.object({
  ResponseHeadersPolicyConfig: z.object({
    SecurityHeadersConfig: z
      .strictObject({
        ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string(), ...overridable }).optional(),
        ContentTypeOptions: z.object(overridable).optional(),
        FrameOptions: z.object({ FrameOption: z.string(), ...overridable }).optional(),
        ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), ...overridable }).optional(),
        StrictTransportSecurity: z
          .object({
            AccessControlMaxAgeSec: z.number(),
            IncludeSubdomains: z.boolean().default(false),
            Preload: z.boolean().default(false),
            ...overridable,
          })
          .optional(),
        XSSProtection: z.unknown().optional(),
      })
      .default({}),
    CustomHeadersConfig: z
      .object({ Items: z.array(z.object({ Header: z.string(), Value: z.string(), ...overridable })) })
      .default({ Items: [] }),
    CorsConfig: z
      .object({
        AccessControlAllowOrigins: z.object({ Items: z.array(z.string()) }),
        AccessControlExposeHeaders: z.object({ Items: z.array(z.string()) }).optional(),
        OriginOverride: z.boolean(),
      })
      .optional(),
    RemoveHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string() })) }).default({ Items: [] }),
  }),
})

interface Rule {
  readonly name: string
  readonly value: string
  readonly override: boolean
}

/** Adds to an answer's headers what a response headers policy says. Names are in lower case. */
export type AddHeaders = (
  headers: ReadonlyMap<string, string>,
  request: ReadonlyMap<string, string>,
) => Map<string, string>

/** @throws {Error} when the policy holds what local/ does not know */
export function parseHeadersPolicy(properties: unknown): AddHeaders {
  if (properties === undefined) return (headers) => new Map(headers)
  const { ResponseHeadersPolicyConfig: config } = policySchema.parse(properties)
  const { SecurityHeadersConfig: security, CorsConfig: cors } = config
  const hsts = security.StrictTransportSecurity
  const rules = [
    rule(
      'content-security-policy',
      security.ContentSecurityPolicy?.ContentSecurityPolicy,
      security.ContentSecurityPolicy,
    ),
    rule('x-content-type-options', 'nosniff', security.ContentTypeOptions),
    rule('x-frame-options', security.FrameOptions?.FrameOption, security.FrameOptions),
    rule('referrer-policy', security.ReferrerPolicy?.ReferrerPolicy, security.ReferrerPolicy),
    rule('strict-transport-security', hsts && composeHsts(hsts), hsts),
    ...config.CustomHeadersConfig.Items.map((item) => rule(item.Header.toLowerCase(), item.Value, item)),
  ].filter((one) => one !== undefined)

  return (headers, request) => {
    const result = new Map(headers)
    for (const { Header } of config.RemoveHeadersConfig.Items) result.delete(Header.toLowerCase())
    for (const { name, value, override } of rules) if (override || !result.has(name)) result.set(name, value)
    const origin = request.get('origin')
    const allowed = cors?.AccessControlAllowOrigins.Items ?? []
    // CloudFront adds these to cross-origin requests only.
    if (origin !== undefined && (allowed.includes('*') || allowed.includes(origin)))
      result.set('access-control-allow-origin', allowed.includes('*') ? '*' : origin)
    return result
  }
}

const rule = (name: string, value: string | undefined, from: { Override: boolean } | undefined): Rule | undefined =>
  from && value !== undefined ? { name, value, override: from.Override } : undefined

const composeHsts = (hsts: { AccessControlMaxAgeSec: number; IncludeSubdomains: boolean; Preload: boolean }): string =>
  [
    `max-age=${hsts.AccessControlMaxAgeSec}`,
    ...(hsts.IncludeSubdomains ? ['includeSubDomains'] : []),
    ...(hsts.Preload ? ['preload'] : []),
  ].join('; ')
