// Which pages stand in which menu, from the whole down to the point as ISA-101 has its levels, then duty and settings. Pure.

/** Pages that are one press away. */
const AT_HAND = ['overview', 'alarms'];

/** The last menu takes every page that no other one names. */
const GROUPS = [
  ['area', ['map', 'enterprise', 'coverage', 'weather', 'figures']],
  ['plant', ['sites', 'hazards', 'unprotected', 'equipment', 'suppressed', 'leaks', 'permits', 'cards', 'warnings']],
  ['points', ['trends', 'past', 'rejects']],
  ['watch', ['calls', 'duty', 'roster', 'fieldTasks']],
];
const REST = 'setup';

/** In their order: [page] at hand, or [menu, pages]; a menu without a page is not there. */
export function menusOf(pages) {
  const named = [...AT_HAND, ...GROUPS.flatMap(([, inside]) => inside)];
  const menus = [...GROUPS, [REST, pages.filter((page) => !named.includes(page))]];
  return [...AT_HAND.map((page) => [page]), ...menus.map(([name, inside]) => [name, inside.filter((page) => pages.includes(page))])]
    .filter(([name, inside]) => (inside ? inside.length > 0 : pages.includes(name)));
}
