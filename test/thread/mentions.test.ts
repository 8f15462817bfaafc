import { describe, expect, it } from 'vitest'

import { composeThread } from '../../shared/thread/compose.ts'
import { mentionsOf, resolveMentions } from '../../shared/thread/mentions.ts'

const compose = (...thread: string[]) =>
  composeThread(
    { title: 'Owls', summary: '', bodyHtml: '', language: 'en', tags: [], bluesky: { thread } },
    { pageUrl: 'https://digest.example.org/articles/owls/', maxPosts: 5 },
  )

describe(mentionsOf, () => {
  it.each([
    { name: 'finds a handle', text: 'Counted by @owls.example.org!', handles: ['owls.example.org'] },
    { name: 'finds one in brackets and quotation marks', text: '“(@a.example)”', handles: ['a.example'] },
    { name: 'ends a handle before the full stop', text: 'Ask @Owls.Example.org.', handles: ['owls.example.org'] },
    { name: 'keeps hyphens and digits', text: '@night-owl2.bsky.social, hello', handles: ['night-owl2.bsky.social'] },
    { name: 'names each handle once', text: '@a.example and @A.example', handles: ['a.example'] },
    { name: 'takes no mail address', text: 'Write to owls@example.org today.', handles: [] },
    { name: 'takes no address of the fediverse', text: 'Or @owls@social.example.org instead.', handles: [] },
    { name: 'takes no word with an at sign', text: 'Ask @owls about it.', handles: [] },
    { name: 'takes no part of a path', text: 'See https://example.org/@owls.example.org now.', handles: [] },
    { name: 'takes no number', text: 'It runs @2.0 now.', handles: [] },
  ])('$name', ({ text, handles }) => {
    expect(mentionsOf(compose(text))).toEqual(handles)
  })

  it('finds the mentions of every post, in order', () => {
    expect(mentionsOf(compose('By @b.example.', 'With @a.example and @b.example.'))).toEqual(['b.example', 'a.example'])
  })
})

describe(resolveMentions, () => {
  const composed = compose('Naïve 👩‍👩‍👧‍👦 @owls.example.org and @nobody.example count #owls.')
  const { thread, unresolved } = resolveMentions(composed, new Map([['owls.example.org', 'did:plc:owls']]))
  const marked = (thread[0]?.facets ?? []).map(({ index, features }) => ({
    text: Buffer.from(thread[0]?.text ?? '')
      .subarray(index.byteStart, index.byteEnd)
      .toString(),
    features,
  }))

  it('puts the DID of a handle in its place', () => {
    expect(marked[0]).toEqual({
      text: '@owls.example.org',
      features: [{ $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:owls' }],
    })
  })

  it('leaves a handle without DID as words, and says so', () => {
    expect(marked.map(({ text }) => text)).toEqual(['@owls.example.org', '#owls'])
    expect(thread[0]?.text).toBe(composed[0]?.text)
    expect(unresolved).toEqual(['nobody.example'])
  })
})
