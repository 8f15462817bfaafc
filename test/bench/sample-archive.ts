/** One article of the archives that are measured: what every publishing program can read, a Markdown file with front matter. */
export interface SampleArticle {
  /** File name without extension. */
  readonly name: string
  readonly markdown: string
}

const words =
  'harbour ferry council pier treaty witness river border market school night morning letter promise bridge signal engine valley winter archive'.split(
    ' ',
  )
const tags = ['ceasefires', 'mediation', 'water', 'trade', 'schools', 'borders', 'letters', 'winters', 'ports', 'rails']
const epochMs = Date.parse('2000-01-01T08:00:00Z')
const hourMs = 3_600_000

/** The article of this number, from 0; each a few hours younger than the one before. About 400 words, the same for every run. */
export function sampleArticle(number: number): SampleArticle {
  const word = (index: number): string => words[(number * 7 + index * index * 3 + index) % words.length] ?? ''
  const sentence = (start: number): string => {
    const middle = Array.from({ length: 11 }, (_, index) => word(start + index)).join(' ')
    return `The ${word(start)} of ${number} says the ${middle}.`
  }
  const paragraphs = Array.from({ length: 7 }, (_, place) =>
    Array.from({ length: 4 }, (_each, index) => sentence(place * 60 + index * 13)).join(' '),
  )
  const own = [tags[number % 10], tags[(number * 3 + 1) % 10]]
  const date = new Date(epochMs + number * 2 * hourMs).toISOString()
  const front = [
    `title: The ${word(1)} and the ${word(2)}, part ${number}`,
    `summary: What the ${word(1)} had to say about the ${word(2)} on day ${number}.`,
    `date: ${date}`,
    `tags: [${[...new Set(own)].join(', ')}]`,
  ]
  return {
    name: `article-${number}`,
    markdown: `---\n${front.join('\n')}\n---\n\n${paragraphs.slice(0, 4).join('\n\n')}\n\n## The ${word(5)}\n\n${paragraphs.slice(4).join('\n\n')}\n`,
  }
}
