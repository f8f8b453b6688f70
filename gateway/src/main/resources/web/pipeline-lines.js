// Pipelines on the map: the line of each segment with its stations, and where it leaks. The part of the line where the leak may be is drawn as long as
// what the place may be wrong by; without a place the whole line is, and that is said.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/leaks.js';
import { format } from './link.js';
import { number } from './format.js';

const KILO = 1_000;
const LEAK = 9;
/** A short line is pressed by a thumb too. */
const TARGET = 48;

/** The corners of a segment; none if it states no route. */
export const cornersOf = ({ route }) => route ?? [];

/** The place on a route at so many metres of pipe; before its begin and behind its end these. */
export function placeAt(route, metres) {
  const next = route.findIndex(({ place }) => place >= metres);
  if (next === 0) {
    return route[0];
  }
  if (next < 0) {
    return route[route.length - 1];
  }
  const [a, b] = [route[next - 1], route[next]];
  const share = (metres - a.place) / (b.place - a.place);
  return { place: metres, lat: a.lat + (b.lat - a.lat) * share, lon: a.lon + (b.lon - a.lon) * share };
}

/** The part of a route between two places, with all corners between them. */
export function partOf(route, from, to) {
  return [placeAt(route, from), ...route.filter(({ place }) => place > from && place < to), placeAt(route, to)];
}

const pathOf = (corners, place) => corners.map((at, i) => { const { x, y } = place(at); return `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`; }).join('');

/** The segments that state a route; those that leak lie on top. */
export const PipelineLines = ({ pipelines, place }) => h('g', { class: 'pipes' }, pipelines.filter(({ route }) => route?.length > 1).reverse()
  .map((each) => h(Line, { key: `${each.enterprise}/${each.site}/${each.id}`, segment: each, place })));

const wordsOf = ({ name, leak, statementText }) => `${pick(name)}: ${leak ? `${pick(leak.text)}` : t('pipe.none')} · ${pick(statementText)}`;

const Line = ({ segment, place }) => {
  const { route, stations, leak, statement } = segment;
  const words = wordsOf(segment);
  const middle = place(placeAt(route, (route[0].place + route[route.length - 1].place) / 2));
  return h('a', { class: `pipe ${leak?.priority ?? ''} ${statement}`, href: format({ page: 'leaks' }), 'aria-label': words, 'data-pipe': segment.id },
    h('title', null, words), h('rect', { class: 'target', x: (middle.x - TARGET / 2).toFixed(1), y: (middle.y - TARGET / 2).toFixed(1), width: TARGET, height: TARGET }), h('path', { class: 'reach', d: pathOf(route, place) }), h('path', { class: 'way', d: pathOf(route, place) }),
    leak && h(LeakOnLine, { leak, route, place }),
    stations.map((station) => { const { x, y } = place(placeAt(route, station.place)); return h('rect', { key: station.id, class: 'station', x: (x - 4).toFixed(1), y: (y - 4).toFixed(1), width: 8, height: 8 }, h('title', null, pick(station.name))); }));
};

/** metres and plusMinus may be unknown: then nothing is known but that the line leaks. */
function LeakOnLine({ leak, route, place }) {
  const { metres, plusMinus, unknown } = leak.place;
  if (unknown || metres === null) {
    const { x, y } = place(placeAt(route, (route[0].place + route[route.length - 1].place) / 2));
    return [h('path', { class: 'may', 'data-leak-part': 'whole', d: pathOf(route, place) }), h('text', { class: 'said', x: x.toFixed(1), y: (y - 2 * LEAK).toFixed(1) }, t('pipe.noPlace'))];
  }
  const { x, y } = place(placeAt(route, metres));
  return [h('path', { class: 'may', 'data-leak-part': `${metres - plusMinus} ${metres + plusMinus}`, d: pathOf(partOf(route, metres - plusMinus, metres + plusMinus), place) }),
    h('path', { class: 'hole', 'data-leak-at': metres, d: `M${(x - LEAK).toFixed(1)} ${(y - LEAK).toFixed(1)}l${2 * LEAK} ${2 * LEAK}m0 ${-2 * LEAK}l${-2 * LEAK} ${2 * LEAK}` }),
    h('text', { class: 'said', x: x.toFixed(1), y: (y - 2 * LEAK).toFixed(1) }, `${number(metres / KILO)} ± ${number(plusMinus / KILO)} km`)];
}

const Key = ({ width, children }) => h('svg', { class: 'pipes', width, height: 16, viewBox: `0 0 ${width} 16`, 'aria-hidden': 'true' }, children);

/** What the drawing means, those that leak with a button that shows them whole, and how many segments cannot be drawn. */
export const PipelineLegend = ({ pipelines, onShow }) => {
  const drawn = pipelines.filter(({ route }) => route?.length > 1);
  const missing = pipelines.length - drawn.length;
  return pipelines.length > 0 && h('p', { class: 'map-legend', id: 'pipe-legend' },
    drawn.length > 0 && h('span', null, h(Key, { width: 34 }, h('path', { class: 'way', d: 'M1 8H33' }), h('rect', { class: 'station', x: 13, y: 4, width: 8, height: 8 })), ` ${t('pipe.lines')}`),
    drawn.length > 0 && h('span', { class: 'P1' }, h(Key, { width: 34 }, h('path', { class: 'may', d: 'M1 8H33' }), h('path', { class: 'hole', d: 'M12 3l10 10m0-10l-10 10' })), ` ${t('pipe.place')}`),
    drawn.filter(({ leak }) => leak).map((each) => h('button', { key: `${each.enterprise}/${each.site}/${each.id}`, class: each.leak.priority, 'data-show-pipe': each.id, onClick: () => onShow(each) }, `${t('pipe.show')}: ${pick(each.name)}`)),
    missing > 0 && h('span', { class: 'soft' }, `${missing} ${t('pipe.noRoute')}`));
};
