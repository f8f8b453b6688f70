// What differs between two texts, line by line, as people compare files. Pure.

const SAME = ' ';
const GONE = '-';
const NEW = '+';
/** Beyond so many changed lines the shortest way is not looked for: what is between the first and the last of them is shown as replaced. */
const STEPS_MAX = 1500;
export const CONTEXT = 3;

const lines = (text) => (text === null || text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** How far each diagonal comes with each number of changes, until both ends are reached (Myers 1986); null if that takes too many. */
function traced(before, after) {
  const max = Math.min(before.length + after.length, STEPS_MAX);
  const at = max + 1;
  const reach = new Int32Array(2 * max + 3);
  const trace = [];
  for (let changes = 0; changes <= max; changes++) {
    trace.push(reach.slice(at - changes - 1, at + changes + 2));
    for (let k = -changes; k <= changes; k += 2) {
      const isDown = k === -changes || k !== changes && reach[at + k - 1] < reach[at + k + 1];
      let x = isDown ? reach[at + k + 1] : reach[at + k - 1] + 1;
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) {
        x++;
      }
      reach[at + k] = x;
      if (x >= before.length && x - k >= after.length) {
        return trace;
      }
    }
  }
  return null;
}

/** The way back from the ends, last line first: [sign, place in before, place in after]. */
function wayBack(trace, before, after) {
  const made = [];
  let x = before.length;
  let y = after.length;
  for (let changes = trace.length - 1; changes >= 0; changes--) {
    const reach = (k) => trace[changes][k + changes + 1];
    const k = x - y;
    const from = k === -changes || k !== changes && reach(k - 1) < reach(k + 1) ? k + 1 : k - 1;
    const startX = changes === 0 ? 0 : reach(from);
    const startY = startX - from;
    while (x > startX && y > startY && x > 0 && y > 0 && (changes === 0 || x > (from < k ? startX + 1 : startX))) {
      made.push([SAME, --x, --y]);
    }
    if (changes > 0) {
      made.push(from < k ? [GONE, --x, null] : [NEW, null, --y]);
    }
  }
  return made;
}

/** Every line of both: sign, its number in the old and in the new text (null where it is not), and its words. */
export function compared(oldText, newText) {
  const before = lines(oldText);
  const after = lines(newText);
  let first = 0;
  while (first < before.length && first < after.length && before[first] === after[first]) {
    first++;
  }
  let last = 0;
  while (last < before.length - first && last < after.length - first && before[before.length - 1 - last] === after[after.length - 1 - last]) {
    last++;
  }
  const oldMiddle = before.slice(first, before.length - last);
  const newMiddle = after.slice(first, after.length - last);
  const trace = traced(oldMiddle, newMiddle);
  const middle = trace ? wayBack(trace, oldMiddle, newMiddle).reverse()
    : [...oldMiddle.map((line, i) => [GONE, i, null]), ...newMiddle.map((line, i) => [NEW, null, i])];
  const number = (place) => (place === null ? null : place + first + 1);
  const same = (from, to, shift) => before.slice(from, to).map((words, i) => ({ sign: SAME, old: from + i + 1, next: from + i + 1 + shift, words }));
  return [...same(0, first, 0),
    ...middle.map(([sign, x, y]) => ({ sign, old: number(x), next: number(y), words: x === null ? newMiddle[y] : oldMiddle[x] })),
    ...same(before.length - last, before.length, after.length - before.length)];
}

/** Changed lines with those around them; in place of the others a row {skipped: how many}. */
export function hunks(all) {
  const isNear = new Uint8Array(all.length);
  all.forEach(({ sign }, place) => sign !== SAME && isNear.fill(1, Math.max(0, place - CONTEXT), place + CONTEXT + 1));
  const made = [];
  all.forEach((line, place) => {
    if (isNear[place]) {
      made.push(line);
    } else if (made.length > 0 && made[made.length - 1].skipped) {
      made[made.length - 1].skipped++;
    } else {
      made.push({ skipped: 1 });
    }
  });
  return made;
}
