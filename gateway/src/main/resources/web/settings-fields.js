// What forms of settings share: names, lists in one field, and their words. Pure.

export const ID = '[A-Za-z0-9_\\-]{1,64}';
export const NAME_MAX = 200;

/** A name in both languages, once if they are the same. */
export const named = ({ zh, en }) => [...new Set([zh, en])].filter(Boolean).join(' / ');
export const listed = (all) => (all ?? []).join('; ');
export const split = (text) => text.split(/[;；\n]/).map((each) => each.trim()).filter(Boolean);
