// The filter that a person last used here, for when the page is opened without a link. A full or forbidden storage only forgets.
import { format, parse } from './link.js';
import { remember } from './storage.js';

const key = (user) => `hazardwatch.view.${user}`;

/** The filter of a view as a link. */
export const linkOf = (view, pages) => format({ page: pages[0], priority: view.priority, enterprise: view.enterprise, filter: view.filter });

export function save(user, view, pages) {
  remember(key(user), linkOf(view, pages));
}

export function saved(user, pages) {
  try {
    return parse(localStorage.getItem(key(user)) ?? '', pages);
  } catch {
    return parse('', pages);
  }
}
