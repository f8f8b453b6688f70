// Which rows of a long list are drawn. Pure, so that it is tested without a page.

/** Rows drawn beyond the edges of the screen, so that a flick finds them drawn; each of them is laid out and painted with every change. */
const OVER = 5;

/** top: how far the list has been scrolled beyond the top of the screen; first is drawn, last is not. */
export function visible({ top, height, rowHeight, count }) {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight)) - OVER);
  return { first, last: Math.min(count, Math.ceil((Math.max(0, top) + height) / rowHeight) + OVER) };
}
