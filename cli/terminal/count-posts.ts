/** A number of posts in words. */
export const countPosts = (count: number): string => (count === 1 ? 'one post' : `${count} posts`)
