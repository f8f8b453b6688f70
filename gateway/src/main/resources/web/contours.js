// Consequence contours on the map: areas that a site's own safety assessment drew for a scenario. They are shown as they are, and nothing is computed.
import { h } from './lib.js';
import { t, pick } from './texts.js';

const keyOf = ({ enterprise, site, scenario, date }) => `${enterprise}/${site} ${date} ${scenario.zh}`;
const nameOf = (contour) => `${pick(contour.scenario)} · ${t('contour.date')} ${contour.date} · ${contour.enterprise}/${contour.site}`;

/** The contour that is chosen, or none. */
export const chosenOf = (contours, key) => contours.find((each) => keyOf(each) === key);

/** All its corners, so that the map can show it whole. */
export const placesOf = ({ areas }) => areas.flatMap(({ lines }) => lines.flat()).map(([lon, lat]) => ({ lat, lon }));

export const ContourPicker = ({ contours, chosen, onChoose }) => contours.length > 0 && h('label', { class: 'contour-pick' }, `${t('contour.pick')} `,
  h('select', { id: 'contour', value: chosen ? keyOf(chosen) : '', onChange: (event) => onChoose(event.target.value) },
    h('option', { value: '' }, t('contour.none')), contours.map((each) => h('option', { key: keyOf(each), value: keyOf(each) }, nameOf(each)))));

const pathOf = (lines, place) => lines.map((line) => `M${line.map(([lon, lat]) => { const { x, y } = place({ lat, lon }); return `${x.toFixed(1)} ${y.toFixed(1)}`; }).join('L')}Z`).join('');

/** The drawing; each area has its level at its first corner. */
export const Contours = ({ contour, place }) => h('g', { class: 'contours', 'data-contour': contour.date }, contour.areas.map(({ level, lines }, i) => {
  const first = place({ lat: lines[0][0][1], lon: lines[0][0][0] });
  return h('g', { key: i }, h('path', { d: pathOf(lines, place), 'fill-rule': 'evenodd' }), h('text', { x: first.x + 4, y: first.y - 4 }, pick(level)));
}));

export const ContourLegend = ({ contour }) => h('p', { class: 'map-legend', id: 'contour-legend' }, h('b', null, nameOf(contour)), contour.areas.map(({ level }, i) => h('span', { key: i }, pick(level))),
  h('span', { class: 'soft' }, t('contour.origin')));
