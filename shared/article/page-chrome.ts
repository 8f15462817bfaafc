/** Lines that a web page has around its article, as they stand in text copied from it; one pattern for each kind. */
const chrome: readonly RegExp[] = [
  /^[←«‹<]?\s?(?:next|previous|prev|older|newer)\s(?:article|post|story|entry|page|up)s?\b/i,
  /^(?:next|previous|prev|older|newer)\s?[:→»›>←«‹]/i,
  /^(?:nächster|vorheriger)\s(?:artikel|beitrag)\b/i,
  /^(?:article|billet)\s(?:suivant|précédent)\b/i,
  /^(?:artículo|entrada)\s(?:siguiente|anterior)\b/i,
  /^[←«‹]\s|\s[→»›]$/,
  /^home\s?[>›»/|]/i,
  /^skip to (?:main )?content$/i,
  /^(?:menu|search|home|log ?in|sign in|subscribe|donate|print|e-?mail|share|tweet)$/i,
  /^(?:share|tweet|print|e-?mail) (?:this|on|via)\b.{0,60}$/i,
  /^share:/i,
  /^(?:related|recent|more|recommended|popular) (?:articles|posts|stories|reading)\b.{0,60}$/i,
  /^you (?:may|might) also (?:like|enjoy)\b.{0,60}$/i,
  /^(?:leave a |post a |\d{1,5} )?(?:comment|reply|comments|replies)$/i,
  /^(?:posted|filed) (?:in|under)\b.{0,120}$/i,
  /^back to (?:the )?top\b.{0,20}$/i,
  /^(?:©|\(c\)|copyright)\s/i,
  /^all rights reserved\.?$/i,
  /^(?:subscribe|sign up) (?:to|for) (?:our|the|my)\b.{0,80}$/i,
  /^\d{1,3}[- ]min(?:ute)?s? read$/i,
]

/** Whether a line reads as a link or a label of the page around an article, and not as a part of the article. */
export const isChrome = (line: string): boolean =>
  line.length <= 200 && chrome.some((pattern) => pattern.test(line.trim()))
