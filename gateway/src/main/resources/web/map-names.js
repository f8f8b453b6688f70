// Where the names of the sites on the map stand: beneath the marker, or where there is room near it. Pure.

const LETTER = 9;
const CHARACTER = 17;
const LINE = 17;
const GAP = 6;
const MARKER = 22;
/** How far a name may stand from its marker, in lines. */
const RINGS = [0, 2, 4, 6];

/** Letters of Latin take half the width of Chinese characters; about right is enough. */
export const widthOf = (words) => [...words].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? CHARACTER : LETTER), 0);

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The boxes to try around a marker, the usual one first. */
function candidates({ x, y }, width, height) {
  const box = (left, top) => ({ left, top, right: left + width, bottom: top + height });
  return RINGS.flatMap((ring) => {
    const off = MARKER / 2 + GAP + ring * LINE;
    return [box(x - width / 2, y + off - GAP), box(x - width / 2, y - off - height + GAP), box(x + off, y - height / 2), box(x - off - width, y - height / 2),
      box(x + off, y + off), box(x - off - width, y + off), box(x + off, y - off - height), box(x - off - width, y - off - height)];
  });
}

/**
 * The box of each name, null where there is no room for it near its marker. marks: { x, y, lines }, the most important first; no name covers
 * another name, a marker, or the edge of the picture.
 */
export function placeNames(marks, { width, height }) {
  const taken = marks.map(({ x, y }) => ({ left: x - MARKER / 2, right: x + MARKER / 2, top: y - MARKER / 2, bottom: y + MARKER / 2 }));
  return marks.map(({ x, y, lines }) => {
    const isInside = ({ left, right, top, bottom }) => left >= 0 && top >= 0 && right <= width && bottom <= height;
    const found = candidates({ x, y }, Math.max(...lines.map(widthOf)), lines.length * LINE)
      .find((box) => isInside(box) && taken.every((other) => !overlap(box, other))) ?? null;
    if (found) {
      taken.push(found);
    }
    return found;
  });
}
