import { slugOf } from '../../shared/article/identity.ts'
import { publicationFaults, type PublicationInput } from '../../shared/publication.ts'
import { isUsualFile, usualFile } from '../stack/usual-file.ts'

/** What was answered, by the names of the options; absent: the default. */
export interface Answers {
  /** The file that the publication is written to. */
  readonly out?: string
  readonly title?: string
  readonly tagline?: string
  readonly siteUrl?: string
  readonly author?: string
  readonly language?: string
  readonly timeZone?: string
  readonly feedIdAuthority?: string
  readonly stack?: string
  readonly handle?: string
  readonly email?: string
}

/** One thing to be asked. */
export interface Question {
  readonly name: keyof Answers
  readonly option: string
  readonly help: string
  readonly ask: string
  readonly otherwise: (answers: Answers) => string
  /** What is wrong with an answer, if anything. */
  readonly faultOf: (answers: Answers) => string | undefined
}

const none = (): string => ''

/** The plainest publication that an answer can be tried in. */
const plain = { title: 'T', siteUrl: 'https://example.org', author: 'A' }

const faultAt =
  (...path: readonly string[]) =>
  (answers: Answers): string | undefined => {
    const faults = publicationFaults(composePublication({ ...plain, ...answers }))
    const fault = faults.find((each) => each.path.startsWith(path.join('.')))
    return fault && `It ${fault.message}.`
  }

export const questions: readonly Question[] = [
  {
    name: 'title',
    option: '--title <text>',
    help: 'name of the publication',
    ask: 'What is the publication called?',
    otherwise: none,
    faultOf: ({ title }) => (title === '' ? 'A publication needs a title.' : faultAt('title')({ title: title ?? '' })),
  },
  {
    name: 'tagline',
    option: '--tagline <text>',
    help: 'one line that says what it is about',
    ask: 'What is it about, in one line?',
    otherwise: none,
    faultOf: faultAt('tagline'),
  },
  {
    name: 'siteUrl',
    option: '--site-url <url>',
    help: 'where the site will be, such as https://digest.example.org',
    ask: 'Where will its site be? (Without a domain of your own: leave it, and change it after the first deployment)',
    otherwise: () => 'https://example.org',
    faultOf: faultAt('siteUrl'),
  },
  {
    name: 'author',
    option: '--author <name>',
    help: 'who signs an article that names nobody',
    ask: 'Who signs an article that names nobody?',
    otherwise: ({ title = '' }) => title,
    faultOf: faultAt('author'),
  },
  {
    name: 'language',
    option: '--language <tag>',
    help: 'language of the site, such as en or pt-BR (default: en)',
    ask: 'In which language is it?',
    otherwise: () => 'en',
    faultOf: faultAt('language'),
  },
  {
    name: 'timeZone',
    option: '--time-zone <zone>',
    help: 'time zone of dates without one (default: that of this machine)',
    ask: 'In which time zone are its editors?',
    otherwise: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
    faultOf: faultAt('timeZone'),
  },
  {
    name: 'feedIdAuthority',
    option: '--feed-id-authority <authority>',
    help: 'begins every feed id for ever: a domain of yours and a year (default: of the site, and this year)',
    ask: 'What shall feed ids begin with, for ever? (A domain of yours, a comma, and a year in which it is yours)',
    otherwise: ({ siteUrl }) => `${URL.parse(siteUrl ?? '')?.hostname ?? 'example.org'},${new Date().getUTCFullYear()}`,
    faultOf: faultAt('feedIdAuthority'),
  },
  {
    name: 'stack',
    option: '--stack <name>',
    help: 'name of its CloudFormation stack for ever, another for each publication (default: Tidings, and of its title in another file)',
    ask: 'What shall its CloudFormation stack be called, for ever? (Each publication of an AWS account needs its own)',
    otherwise: ({ out = usualFile, title = '' }) =>
      isUsualFile(out) ? 'Tidings' : `Tidings-${slugOf(title, 'other')}`,
    faultOf: faultAt('stack'),
  },
  {
    name: 'handle',
    option: '--handle <handle>',
    help: 'Bluesky account that posts the threads (default: no threads)',
    ask: 'Which Bluesky account posts its threads? (Its handle; leave it for none)',
    otherwise: none,
    faultOf: faultAt('bluesky'),
  },
  {
    name: 'email',
    option: '--email <address>',
    help: 'who is told by e-mail when something needs looking after',
    ask: 'Who is told by e-mail when something needs looking after? (Leave it for nobody)',
    otherwise: none,
    faultOf: faultAt('notifications'),
  },
]

/** Properties that are not called as the answer is that gives them. */
const answersOf: Readonly<Record<string, keyof Answers>> = { bluesky: 'handle', notifications: 'email' }

/** The option that gives the property at this path. */
export function optionOf(path: string): string {
  const [property = ''] = path.split('.')
  const name = answersOf[property] ?? property
  return questions.find((question) => question.name === name)?.option.replace(/ .*/, '') ?? path
}

/** The publication that these answers describe. */
export function composePublication(given: Answers): PublicationInput {
  const answers: Answers = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const answer = (name: keyof Answers): string =>
    answers[name] ?? questions.find((question) => question.name === name)?.otherwise(answers) ?? ''
  const [tagline, handle, email] = [answer('tagline'), answer('handle').replace(/^@/, ''), answer('email')]
  return {
    $schema: './docs/publication.schema.json',
    title: answer('title'),
    ...(tagline && { tagline }),
    siteUrl: answer('siteUrl'),
    language: answer('language'),
    timeZone: answer('timeZone'),
    author: { name: answer('author') },
    feedIdAuthority: answer('feedIdAuthority'),
    stack: answer('stack'),
    ...(handle && { bluesky: { handle } }),
    ...(email && { notifications: { operators: [email] } }),
  }
}
