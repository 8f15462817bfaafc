/** A fault to plant into a copy of the sources, and the test that must notice it. */
export interface PlantedFault {
  readonly name: string
  readonly file: string
  /** Stands exactly once in the file. */
  readonly good: string
  readonly bad: string
  readonly testFile: string
  /** Begins the name of the test that must fail. */
  readonly test: string
}

export const plantedFaults: readonly PlantedFault[] = [
  {
    name: 'fresh keys on retry',
    file: 'shared/pipeline/announce.ts',
    good: 'if (error instanceof ReservedKeyTakenError) await forget(ports, id)',
    bad: 'await forget(ports, id)',
    testFile: 'test/faults/random-worlds-even.test.ts',
    test: 'leave one whole thread per article',
  },
  {
    name: 'save before effect',
    file: 'shared/pipeline/post-thread.ts',
    good: '  await writeWithin(ports, session, writes, head)\n',
    bad: '  await markAnnounced(ports, place, posts.map(refTo))\n  await writeWithin(ports, session, writes, head)\n',
    testFile: 'test/faults/one-thread.test.ts',
    test: 'holds for every call, every fault',
  },
  {
    name: 'unpadded sequencer',
    file: 'shared/pipeline/sequencer.ts',
    good: "sequencer.toUpperCase().padEnd(length, '0')",
    bad: "sequencer.toUpperCase().padStart(length, '0')",
    testFile: 'test/faults/newer-wins.test.ts',
    test: 'after a sequencer that is shorter and newer',
  },
  {
    name: 'unconditional feed write',
    file: 'shared/pipeline/standing-files.ts',
    good: 'await this.#site.put(file, known?.etag)',
    bad: 'await this.#site.put(file, (await this.#site.get(file.path))?.etag)',
    testFile: 'test/faults/feeds.test.ts',
    test: 'never go back and never shrink with 4 builders',
  },
  {
    name: 'index read instead of consistent read',
    file: 'test/support/fakes/fake-lists.ts',
    good: 'return rows.slice(Math.max(0, rows.length - limit)).toReversed()',
    bad: 'return rows.slice(1).slice(-limit).toReversed()',
    testFile: 'test/faults/feeds.test.ts',
    test: 'never go back and never shrink with 4 builders',
  },
  {
    name: 'missing page loop',
    file: 'shared/pipeline/uploads.ts',
    good: 'while (page.next !== undefined)',
    bad: 'while (page === undefined)',
    testFile: 'test/faults/nothing-lost.test.ts',
    test: 'in a bucket of 2,500 keys',
  },
  {
    name: 'catch-all',
    file: 'shared/pipeline/announce.ts',
    good: '    await noteFailure(ports, id, error)\n    return new Map([[id, error]])',
    bad: '    void [error, noteFailure]\n    return new Map()',
    testFile: 'test/faults/poison.test.ts',
    test: 'is never silent',
  },
  {
    name: 'sign-in per call',
    file: 'shared/pipeline/open-session.ts',
    good: '  if (known) return known\n  if (!state?.session || state.identity !== identityOf(ports.publication)) ',
    bad: '  if (known) void identityOf\n  ',
    testFile: 'test/faults/account.test.ts',
    test: 'signs in once for 1,000',
  },
  {
    name: 'no tombstone',
    file: 'shared/pipeline/take-back.ts',
    good: '  await writeWithin(ports, session, writes, head)\n  if (',
    bad: '  if (writes.length > 0) await writeWithin(ports, session, writes, head)\n  if (writes.length > 0 && ',
    testFile: 'test/faults/withdrawal.test.ts',
    test: 'outruns 200 threads',
  },
  {
    name: 'no `+` decoding',
    file: 'shared/pipeline/upload-event.ts',
    good: "decodeURIComponent(key.replaceAll('+', ' '))",
    bad: 'decodeURIComponent(key)',
    testFile: 'test/faults/poison.test.ts',
    test: 'named a b.md',
  },
  {
    name: 'archive begun before the last one stands',
    file: 'shared/pipeline/volumes.ts',
    good: '      await beforeNext(head.number)\n',
    bad: '',
    testFile: 'test/faults/lists.test.ts',
    test: 'keep every entry that leaves the feed',
  },
  {
    name: 'place in a full archive not looked for',
    file: 'shared/pipeline/volumes.ts',
    good: 'return others.length === 0 ? inHead : new Map([...inHead, ...(await store.places(list, others))])',
    bad: 'return inHead',
    testFile: 'test/faults/lists.test.ts',
    test: 'are written again for a change',
  },
  {
    name: 'neighbours left as they were',
    file: 'shared/pipeline/publish-lists.ts',
    good: '[neighbourGroup(ports, news,',
    bad: '[neighbourGroup(ports, news.slice(news.length),',
    testFile: 'test/faults/lists.test.ts',
    test: 'is right after any interleaving of 2',
  },
  {
    name: 'lists of former tags forgotten',
    file: 'shared/pipeline/accept.ts',
    good: '...(formerTags.length > 0 && { formerTags })',
    bad: '...(formerTags.length < 0 && { formerTags })',
    testFile: 'test/faults/lists.test.ts',
    test: 'is right after any interleaving of 2',
  },
  {
    name: 'tombstone of an article that nobody saw',
    file: 'shared/pipeline/enter-lists.ts',
    good: 'wasInFeeds &&',
    bad: 'wasInFeeds !== undefined &&',
    testFile: 'test/faults/lists.test.ts',
    test: 'stand for ninety days',
  },
  {
    name: 'state not read again after a write',
    file: 'shared/pipeline/publish-files.ts',
    good: "outcome === 'right' || isFollowed ? state : await group.read(again)",
    bad: 'state',
    testFile: 'test/faults/feeds.test.ts',
    test: 'lose an article that is withdrawn while another builder',
  },
  {
    name: 'page of news not brought up again once it is listed',
    file: 'shared/pipeline/publish-lists.ts',
    good: '...news.map((article) => [unlessUnsound(pageGroup(ports, article)), [article.id]] as const),',
    bad: '',
    testFile: 'test/faults/lists.test.ts',
    test: 'of 1,000 uploads',
  },
  {
    name: 'remembered record taken for the present one',
    file: 'shared/pipeline/record-reader.ts',
    good: 'present.get(id) === revision',
    bad: 'present.get(id) !== revision - 1',
    testFile: 'test/faults/remembered.test.ts',
    test: 'takes no record for what it was',
  },
  {
    name: 'remembered file taken for the present one',
    file: 'shared/pipeline/standing-files.ts',
    good: 'if (this.#seen.has(path)) return',
    bad: 'if (this.#known(path) !== undefined) return',
    testFile: 'test/faults/remembered.test.ts',
    test: 'looks at a file before it leaves it alone',
  },
  {
    name: 'what others wrote since taken for remembered',
    file: 'shared/pipeline/publish-files.ts',
    good: 'isAllRead: attempt > 0',
    bad: 'isAllRead: attempt < 0',
    testFile: 'test/faults/remembered.test.ts',
    test: 'loses to another process once',
  },
]
