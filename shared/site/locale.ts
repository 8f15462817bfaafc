import { directionOf } from '../article/direction.ts'
import { markup, type Markup } from './markup.ts'

/** The language and the direction of an element, each with a space before it. */
export const localeAttributes = (language: string): Markup => markup` lang="${language}" dir="${directionOf(language)}"`

/** The same, where the text around the element is in another language. */
export const localeWithin = (language: string, around: string): Markup | undefined =>
  language === around ? undefined : localeAttributes(language)
