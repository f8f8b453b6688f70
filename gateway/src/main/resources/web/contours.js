// Consequence contours on the map: areas that a site's own safety assessment drew for a scenario. They are shown as they are, and nothing is computed.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/response.js';

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

/** Levels are told apart by colour, by the pattern of the area and by the stroke of its edge, so that no eye needs the colour. */
const COLOURS = ['#ff6b5e', '#ffb020', '#ffe45c', '#4fc3f7', '#b9a3ff', '#7ee787'];
const DASHES = ['none', '12 4', '3 4', '14 4 3 4', '6 6', '20 6'];
const HATCHES = ['M0 12L12 0', 'M0 0L12 12', 'M0 6H12', 'M6 0V12', 'M0 6H12M6 0V12', 'M4 6h4'];

/** The levels of a contour in their order, each once. */
const levelsOf = ({ areas }) => areas.map(({ level }) => level).filter((level, i, all) => all.findIndex(({ zh }) => zh === level.zh) === i);
const lookOf = (index) => ({ stroke: COLOURS[index % COLOURS.length], 'stroke-dasharray': DASHES[index % DASHES.length], fill: `url(#contour-level-${index})` });

const Patterns = ({ levels }) => h('defs', null, levels.map((level, i) => h('pattern', { key: i, id: `contour-level-${i}`, width: 12, height: 12, patternUnits: 'userSpaceOnUse' },
  h('path', { d: HATCHES[(i + Math.floor(i / HATCHES.length)) % HATCHES.length], stroke: COLOURS[i % COLOURS.length], 'stroke-width': 1.5, fill: 'none' }))));

/** The drawing; each area has its level at its northern corner, which those around it do not share. */
export const Contours = ({ contour, place }) => {
  const levels = levelsOf(contour);
  return h('g', { class: 'contours', 'data-contour': contour.date }, h(Patterns, { levels }), contour.areas.map(({ level, lines }, i) => {
    const [lon, lat] = lines[0].reduce((most, each) => (each[1] > most[1] ? each : most));
    const first = place({ lat, lon });
    const index = levels.findIndex(({ zh }) => zh === level.zh);
    return h('g', { key: i, 'data-level': index }, h('path', { d: pathOf(lines, place), 'fill-rule': 'evenodd', ...lookOf(index) }), h('text', { x: first.x + 4, y: first.y - 4 }, pick(level)));
  }));
};

export const ContourLegend = ({ contour }) => h('p', { class: 'map-legend', id: 'contour-legend' }, h('b', null, nameOf(contour)), levelsOf(contour).map((level, i) => h('span', { key: i, class: 'contour-level' },
  h('svg', { class: 'contours', width: 34, height: 20, viewBox: '0 0 34 20', 'aria-hidden': 'true' }, h('path', { d: 'M2 2H32V18H2Z', ...lookOf(i) })), ` ${pick(level)}`)),
  h('span', { class: 'soft' }, t('contour.origin')));
