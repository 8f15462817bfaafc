/** An instant as people say it in a time zone: `24 November 2026 at 09:00 CET`. */
export const renderDate = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'long', timeZone })
    .format(Date.parse(iso))
    .replace(/(?<=\d\d:\d\d):\d\d/, '')

/** The day of an instant as people say it: `24 November 2026`. */
export const renderDay = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(Date.parse(iso))
