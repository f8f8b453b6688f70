// Which alarms of the list are looked at. Nothing is hidden silently: the bar says how many of how many, and undoes it with one click.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import { LookChoice } from './list-look.js';
import { isCalling } from './store.js';
import { covers } from './presence.js';

const STATES = {
  unacked: isCalling,
  active: (alarm) => alarm.active,
  returned: isReturned,
  acknowledged: (alarm) => alarm.acked,
};

/** Back to normal, and nobody has acknowledged it. */
export function isReturned(alarm) { return alarm.dark === 'D'; }

export const NO_FILTER = { position: null, area: null, site: null, state: null, kind: null, since: null, text: '' };

/** Minutes since an alarm was raised. */
const SINCE = ['15', '60', '480', '1440'];
const MINUTE_MILLIS = 60_000;

const siteOf = (alarm) => `${alarm.enterprise}/${alarm.site}`;

/** First digits of administrative codes, as GB/T 2260 has provinces, cities and counties. */
const AREA_DIGITS = [2, 4, 6];

/** Every area in which there is a site: [digits, sites]; none when no site states its area. */
export function areasOf(sites) {
  const counts = new Map();
  sites.filter(({ adminCode }) => adminCode).forEach(({ adminCode }) => AREA_DIGITS.filter((digits) => digits <= adminCode.length).map((digits) => adminCode.slice(0, digits))
    .forEach((area) => counts.set(area, (counts.get(area) ?? 0) + 1)));
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** Names of the sites of an area. */
const sitesIn = (area, sites) => new Set(sites.filter(({ adminCode }) => adminCode?.startsWith(area)).map(siteOf));

/** What of all alarms passes; sites say where each lies. */
export function passing(alarms, filter, now, positions, sites) {
  const inArea = filter.area && sitesIn(filter.area, sites);
  return alarms.filter((alarm) => (!inArea || inArea.has(siteOf(alarm))) && matches(alarm, filter, now, positions));
}

export function matches(alarm, { position, site, state, kind, since, text }, now = Date.now(), positions = []) {
  const chosen = position && positions.find(({ id }) => id === position);
  return (!chosen || covers(chosen, alarm)) && (!kind || alarm.kind === kind) && (!since || now - Date.parse(alarm.raisedAt) <= Number(since) * MINUTE_MILLIS) && (!site || siteOf(alarm) === site) && (!state || !(state in STATES) || STATES[state](alarm)) && (!text || contains(alarm, text));
}

/** Every word is found somewhere in ids, names and sentences of both languages. */
function contains(alarm, text) {
  const { name, message } = alarm;
  const all = [alarm.id, alarm.point, name.zh, name.en, message.zh, message.en].join(' ').toLowerCase();
  return text.toLowerCase().split(/\s+/).every((word) => all.includes(word));
}

export function FilterBar({ filter, positions, sites, tally, count, shown, isFiltered, priority, look, onLook, onPriority, onChange, onClear }) {
  const kinds = [...new Set([...tally.kinds, filter.kind].filter(Boolean))].sort();
  const known = new Map(sites.map((site) => [siteOf(site), pick(site.name)]));
  const areas = new Map(areasOf(sites));
  const named = [...new Set([...known.keys(), ...tally.sites])].sort();
  const choice = (field, options) => h('select', {
    id: `filter-${field}`, 'aria-label': t(field), value: filter[field] ?? '',
    onChange: (event) => onChange({ ...filter, [field]: event.currentTarget.value || null }),
  }, h('option', { value: '' }, t(`all.${field}`)), options.map(([value, text]) => h('option', { key: value, value }, text)));
  return h('div', { class: 'filter', role: 'search' },
    h('input', {
      id: 'filter-text', type: 'search', value: filter.text, placeholder: t('search'), 'aria-label': t('search'), maxLength: 200,
      onInput: (event) => onChange({ ...filter, text: event.currentTarget.value.trimStart() }),
    }),
    positions.length > 0 && choice('position', positions.map(({ id, name }) => [id, pick(name)])),
    (areas.size > 0 || filter.area) && choice('area', [...areas.keys(), ...(filter.area && !areas.has(filter.area) ? [filter.area] : [])]
      .map((area) => [area, `${t(`areaLevel.${area.length}`, '')} ${area} · ${areas.get(area) ?? 0} ${t('sites')}`])),
    choice('site', named.map((name) => [name, known.has(name) ? `${known.get(name)} (${name})` : name])),
    choice('state', Object.keys(STATES).map((name) => [name, t(`filter.${name}`)])),
    h('select', { id: 'filter-priority', 'aria-label': t('priority'), value: priority ?? '', onChange: (event) => onPriority(event.currentTarget.value || null) },
      h('option', { value: '' }, t('all.priority')), ['P1', 'P2', 'P3', 'P4'].map((name) => h('option', { key: name, value: name }, `${name} ${t(name)}`))),
    choice('kind', kinds.map((name) => [name, t(`rule.${name}`, name)])),
    choice('since', SINCE.map((minutes) => [minutes, t(`since.${minutes}`)])),
    h('span', { class: 'shown', role: 'status' }, `${shown} / ${count}`),
    look && h(LookChoice, { look, onChange: onLook }),
    isFiltered && h('button', { id: 'filter-clear', onClick: onClear }, t('filter.clear')));
}
