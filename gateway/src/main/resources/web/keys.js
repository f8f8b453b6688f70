// What a key means on the list of alarms; pure, so that it is tested without a page.

const LETTERS = { a: 'acknowledge', s: 'shelve', m: 'silence' };

/** Fields that take letters. */
export const isTyping = ({ tagName, type }) => tagName === 'TEXTAREA' || tagName === 'SELECT' || (tagName === 'INPUT' && type !== 'checkbox');

/**
 * The command of a key, or null. A held key repeats arrows only: nobody acknowledges by leaving a finger on a key.
 * event: key, repeat, ctrlKey, metaKey, altKey; target: tagName and type of what has the focus.
 */
export function command({ key, repeat, ctrlKey, metaKey, altKey }, target) {
  if (ctrlKey || metaKey || altKey || isTyping(target)) {
    return null;
  }
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    return key === 'ArrowDown' ? 'next' : 'previous';
  }
  if (repeat) {
    return null;
  }
  if (key === 'Enter') {
    return ['BUTTON', 'A', 'SUMMARY'].includes(target.tagName) ? null : 'open';
  }
  return key === '/' ? 'filter' : LETTERS[key.toLowerCase()] ?? null;
}

/**
 * Where the cursor goes. The order changes under it: an alarm that was acknowledged sinks, and the next arrow goes on from where
 * it stood, not from where it went.
 * ids: the rows; cursor: { id, index } as it was set, or null; by: 1 or -1.
 */
export function moved(ids, cursor, by) {
  if (ids.length === 0) {
    return null;
  }
  if (cursor === null) {
    return { id: ids[0], index: 0 };
  }
  const stands = ids[cursor.index] === cursor.id;
  const wanted = stands || by < 0 ? cursor.index + by : cursor.index;
  const index = Math.min(Math.max(wanted, 0), ids.length - 1);
  return { id: ids[index], index };
}
