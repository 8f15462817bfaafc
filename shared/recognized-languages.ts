/**
 * The languages that a text is recognized in, in ISO 639-3. More would only be mistaken for these; the functions carry
 * what the detector knows of these and no others.
 */
export const recognizedLanguages: readonly string[] = [
  'eng deu fra spa ita por nld swe dan nob nno isl fin ekk lvs lit pol ces slk slv hrv srp bos mkd bul rus ukr bel hun ron ell als tur',
  'cat glg eus arb heb pes urd hin ben tam jpn kor cmn vie tha ind swh amh gle cym epo',
].flatMap((codes) => codes.split(' '))
