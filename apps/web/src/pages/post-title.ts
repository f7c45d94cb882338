/** `office:secretary` as `Secretary`, `seats:board/elected` as `Board, elected`. */
export function postTitle(post: string): string {
  const name = post
    .replace(/^[a-z]+:/, '')
    .replaceAll('-', ' ')
    .replace('/', ', ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
