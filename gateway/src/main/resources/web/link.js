// What a screen shows, as a link that can be sent: the page, the alarm, the site and the filter. Pure, so that it is tested without a page.

const FILTERS = ['position', 'area', 'site', 'state', 'kind', 'since', 'text'];
const FIELDS = ['alarm', 'place', 'points', 'hours', 'compare', 'proposal', 'permit', 'post', 'words', 'type', 'priority', 'enterprise'];

/** view: page, and what of alarm, place (a site), points and hours (of trends), proposal, permit, post, words (searched for), type (of entries), priority, enterprise and filter is chosen. */
export function format({ page, filter = {}, ...view }) {
  const said = new URLSearchParams();
  FIELDS.filter((name) => view[name]).forEach((name) => said.set(name, view[name]));
  FILTERS.filter((name) => filter[name]).forEach((name) => said.set(name, filter[name]));
  const query = said.toString();
  return `#${page}${query ? `?${query}` : ''}`;
}

/** The view of a link; a page that is not among the pages is the first of them, and what is not known is left out. */
export function parse(hash, pages) {
  const [page, query = ''] = hash.replace(/^#/, '').split('?', 2);
  const said = new URLSearchParams(query);
  const values = (names) => Object.fromEntries(names.map((name) => [name, said.get(name)]));
  return {
    page: pages.includes(page) ? page : pages[0], ...values(FIELDS),
    filter: { ...values(FILTERS), text: said.get('text') ?? '' },
  };
}
