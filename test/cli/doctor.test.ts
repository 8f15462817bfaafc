import { describe, expect, it } from 'vitest'

import { findFeedFaults } from '../../cli/doctor/find-feed-faults.ts'
import { renderFinding } from '../../cli/doctor.ts'
import { runTidings } from './run-tidings.ts'
import { serveAnswers } from './serve-answers.ts'

const entry = (id: string) => `<entry><id>${id}</id><title>T</title><updated>2026-01-01T00:00:00Z</updated></entry>`
const atom = (inside: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title>T</title><updated>2026-01-01T00:00:00Z</updated>${inside}</feed>`
const rss = (items: string) =>
  `<rss version="2.0"><channel><title>T</title><link>https://a.example</link><description/>${items}</channel></rss>`

describe(findFeedFaults, () => {
  it.each([
    { format: 'atom', text: atom(entry('a:1') + entry('a:2')), faults: [] },
    { format: 'atom', text: atom(entry('a:1') + entry('a:1')), faults: ['has two entries with the id a:1'] },
    { format: 'atom', text: atom('<entry><id>a:1</id><title>T</title></entry>'), faults: ['entry 1 has no updated'] },
    { format: 'atom', text: rss(''), faults: ['is no Atom'] },
    { format: 'rss', text: rss(''), faults: [] },
    {
      format: 'rss',
      text: rss('<item><title>T</title><link>l</link><pubDate>d</pubDate></item>'),
      faults: ['entry 1 has no guid'],
    },
    { format: 'rss', text: atom(''), faults: ['is no RSS'] },
    {
      format: 'json',
      text: '{"version":"https://jsonfeed.org/version/1.1","title":"T","items":[{"id":"1"}]}',
      faults: [],
    },
    {
      format: 'json',
      text: '{"version":"https://jsonfeed.org/version/1.1","items":[{}]}',
      faults: ['itself has no title', 'entry 1 has no id'],
    },
    { format: 'json', text: '[]', faults: ['is no JSON Feed'] },
  ] as const)('finds $faults in $format', ({ format, text, faults }) => {
    expect(findFeedFaults(text, format)).toEqual(faults)
  })

  it.each(['rss', 'atom', 'json'] as const)('says that broken %s cannot be read', (format) => {
    expect(findFeedFaults('<feed><', format)).toEqual([expect.stringMatching(/^cannot be read: /)])
  })
})

describe('tidings doctor', () => {
  it('looks at account, region and bootstrap, and says what to do about each', async () => {
    const identity = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::111122223333:user/ines</Arn><UserId>U</UserId><Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`
    const missing = `<ErrorResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id CDKToolkit does not exist</Message></Error></ErrorResponse>`
    const aws = await serveAnswers((_request, body) =>
      body.includes('GetCallerIdentity')
        ? { status: 200, contentType: 'text/xml', body: identity }
        : { status: 400, contentType: 'text/xml', body: missing },
    )
    const env = {
      AWS_REGION: 'eu-north-1',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_ENDPOINT_URL: aws.url,
    }
    const { stdout, stderr, code } = await runTidings(['doctor'], { env })
    aws.close()
    expect(code).toBe(1)
    expect(stderr).toBe('Not as it should be: 2 of 10. What to do stands with each\n')
    expect(stdout).toMatch(/✓ publication {2}publication\.json describes “The Harbour Digest”\./)
    expect(stdout).toMatch(/✓ account {6}Signed in to the account 111122223333 as/)
    expect(stdout).toMatch(/✓ region {7}The region is eu-north-1\./)
    expect(stdout).toMatch(/✗ bootstrap .*\n(?:.*\n)?.*→ Run `npx cdk bootstrap`/)
    expect(stdout).toMatch(/✗ stack {8}Cannot find stack "Tidings" in eu-north-1/)
    expect(stdout).toMatch(/– feeds {8}There is no stack to look at yet\./)
  })

  it('says who is not signed in, and that no region is set', async () => {
    const { stdout, code } = await runTidings(['doctor', '--json'], { env: { AWS_EC2_METADATA_DISABLED: 'true' } })
    expect(code).toBe(1)
    const findings = JSON.parse(stdout) as { check: string; verdict: string; remedy?: string }[]
    const of = (check: string) => findings.find((finding) => finding.check === check)
    expect(of('account')).toMatchObject({ verdict: 'wrong', remedy: expect.stringContaining('aws sso login') })
    expect(of('region')).toMatchObject({ verdict: 'wrong', remedy: expect.stringContaining('AWS_REGION') })
    expect(of('region')?.remedy).toContain('aws configure')
    expect(of('bootstrap')).toMatchObject({ verdict: 'not checked' })
    expect(stdout).not.toContain('Region is missing')
  })

  it('does not take a region for unprepared that it may not look at', async () => {
    const aws = await serveAnswers(() => ({
      status: 403,
      contentType: 'text/xml',
      body: '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>No</Message></Error></ErrorResponse>',
    }))
    const env = {
      AWS_REGION: 'eu-north-1',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
      AWS_ENDPOINT_URL: aws.url,
    }
    const { stdout } = await runTidings(['doctor'], { env })
    aws.close()
    expect(stdout).toMatch(/– bootstrap {4}Nobody can tell whether the region is bootstrapped/)
    expect(stdout).not.toContain('cdk bootstrap`')
  })
})

describe(renderFinding, () => {
  it('has no colours without a terminal', () => {
    expect(renderFinding({ check: 'clock', verdict: 'fine', found: 'The clock is right to 1 s.' })).toBe(
      '✓ clock        The clock is right to 1 s.',
    )
  })
})
