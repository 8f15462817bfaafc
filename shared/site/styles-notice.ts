/** Pages that say why there is nothing to read. */
export const noticeStyles = `
.notice{max-width:40rem;margin-inline:auto;padding-block:clamp(2rem,8vw,6rem)}
`
