import type { Plugin } from 'esbuild'

/** Modules that libraries import and that no function ever calls: their exports, and why they are not called. */
export const unreached: Readonly<Record<string, { readonly exports: readonly string[]; readonly because: string }>> = {
  'cssomnom/parse': {
    exports: ['parse'],
    because: 'linkedom reads style sheets with it, and pages are parsed without any',
  },
  'dom-serializer': { exports: ['default'], because: 'domutils renders with it, and linkedom renders by itself' },
  jszip: { exports: ['loadAsync'], because: 'mammoth unpacks with it, and is given unpacked parts' },
  xmlbuilder: { exports: ['create'], because: 'mammoth writes Word documents with it' },
  bowser: { exports: ['parse'], because: 'the SDK of AWS reads the names of browsers with it' },
  ...credentialProviders({
    '@aws-sdk/credential-provider-http': ['fromHttp'],
    '@aws-sdk/credential-provider-ini': ['fromIni'],
    '@aws-sdk/credential-provider-process': ['fromProcess'],
    '@aws-sdk/credential-provider-sso': ['fromSSO'],
    '@aws-sdk/credential-provider-web-identity': ['fromTokenFile'],
    '@smithy/credential-provider-imds': ['fromContainerMetadata', 'fromInstanceMetadata'],
  }),
}

function credentialProviders(modules: Readonly<Record<string, readonly string[]>>): typeof unreached {
  const because = 'Lambda gives a function its credentials as environment variables'
  return Object.fromEntries(Object.entries(modules).map(([name, exports]) => [name, { exports, because }]))
}

/** Leaves out what is never called. Were it called after all, it would say so. */
export const unreachedModules: Plugin = {
  name: 'unreached modules',
  setup(esbuild) {
    esbuild.onResolve({ filter: new RegExp(`^(?:${Object.keys(unreached).join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'unreached',
    }))
    esbuild.onLoad({ filter: /./, namespace: 'unreached' }, ({ path }) => {
      const { exports = [], because } = unreached[path] ?? {}
      const message = JSON.stringify(`Cannot use ${path}: it was left out of the bundle, since ${because}`)
      const refuse = (name: string): string =>
        `export ${name === 'default' ? 'default function' : `function ${name}`}(){throw new Error(${message})}`
      return { contents: exports.map(refuse).join('\n') }
    })
  },
}
