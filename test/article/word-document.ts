import { Document, Packer, Paragraph, TextRun, type IPropertiesOptions } from 'docx'

type Child = NonNullable<IPropertiesOptions['sections'][number]['children']>[number]

/** A Word document of these paragraphs and tables. */
export const wordDocument = async (
  children: readonly Child[],
  options: Omit<IPropertiesOptions, 'sections'> = {},
): Promise<Uint8Array> =>
  Packer.toBuffer(new Document({ creator: '', ...options, sections: [{ children: [...children] }] }))

export const paragraph = (text: string): Paragraph => new Paragraph({ children: [new TextRun(text)] })
