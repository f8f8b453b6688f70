// A site as it stands: tanks with their level, detectors at their place, valves and pipes, drawn from the site file with live values. Grey while
// all is well.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/plant.js';
import { number, shownUnit } from './format.js';
import { beyond } from './band.js';
import { qualityOf } from './points.js';

/** How full a tank is, from 0 to 1; null while it is not known. */
export function filling(point, quality) {
  const [low, high] = point?.range ?? [];
  if (!point || quality === 'never' || quality === 'bad' || typeof point.last?.value !== 'number' || typeof low !== 'number' || typeof high !== 'number' || high <= low) {
    return null;
  }
  return Math.min(1, Math.max(0, (point.last.value - low) / (high - low)));
}

/** What a point says at its place: priority of the limit it is beyond, whether it can be believed, and its words. */
export function said(point, now) {
  if (!point) {
    return { priority: null, isKnown: false, words: '' };
  }
  const quality = qualityOf(point, now);
  const isKnown = quality === 'good' || quality === 'uncertain';
  const level = isKnown ? beyond(point.last.value, point.limits) : null;
  const value = point.last && typeof point.last.value === 'number' ? `${number(point.last.value)} ${shownUnit(point.unit)}` : '–';
  return { priority: level ? point.limits[level].priority : null, isKnown, words: [value, isKnown ? level : t(`quality.${quality}`)].filter(Boolean).join(' ') };
}

export function Schematic({ drawn, devices, now }) {
  const points = new Map(devices.flatMap((device) => device.points).map((point) => [point.point, point]));
  return h('svg', { class: 'schematic', viewBox: `0 0 ${drawn.width} ${drawn.height}`, role: 'img', 'aria-label': t('schematic') },
    drawn.pipes.map(([x1, y1, x2, y2], i) => h('line', { key: i, class: 'pipe', x1, y1, x2, y2 })),
    drawn.tanks.map((tank, i) => h(Tank, { key: i, tank, point: points.get(tank.level), now })),
    drawn.valves.map((valve, i) => h(Valve, { key: i, valve, point: points.get(valve.point), now })),
    drawn.detectors.map((detector) => h(Detector, { key: detector.point, detector, point: points.get(detector.point), now })));
}

const Tank = ({ tank: { x, y, width, height, name, level }, point, now }) => {
  const full = filling(point, point && qualityOf(point, now));
  const { priority, isKnown, words } = said(point, now);
  return h('g', { class: `tank ${priority ?? ''} ${isKnown ? '' : 'unknown'}`, 'data-tank': level ?? undefined, 'data-full': full === null ? '' : full.toFixed(2) }, h('title', null, `${pick(name)} ${words}`),
    h('rect', { class: 'shell', x, y, width, height, rx: Math.min(width, height) / 8 }),
    full !== null && h('rect', { class: 'content', x: x + 0.6, y: y + 0.6 + (1 - full) * (height - 1.2), width: width - 1.2, height: full * (height - 1.2), rx: 0.5 }),
    h('text', { x: x + width / 2, y: y - 1 }, pick(name)), point && h('text', { class: 'value', x: x + width / 2, y: y + height / 2 }, words));
};

const MARKS = { P1: 'M-2-3h4l2 2v4l-2 2h-4l-2-2v-4Z', P2: 'M0-3 3 3H-3Z', P3: 'M0-3 3 0 0 3-3 0Z' };

const Detector = ({ detector: { x, y, point: id }, point, now }) => {
  const { priority, isKnown, words } = said(point, now);
  return h('g', { class: `detector ${priority ?? ''} ${isKnown ? '' : 'unknown'}`, 'data-detector': id, transform: `translate(${x} ${y})` }, h('title', null, `${point ? pick(point.name) : id} ${words}`),
    MARKS[priority] ? h('path', { class: 'mark', d: MARKS[priority] }) : h('circle', { class: 'mark', r: 2 }),
    h('text', { y: -3.4 }, id.split('/')[2]), h('text', { class: 'value', y: 5.4 }, words));
};

const Valve = ({ valve: { x, y, name }, point, now }) => {
  const known = point && said(point, now).isKnown;
  const isOpen = known && Number(point.last.value) > 0;
  const words = known ? t(isOpen ? 'valveOpen' : 'valveShut') : t('valveUnknown');
  return h('g', { class: `valve ${known ? isOpen ? 'open' : 'shut' : 'unknown'}`, transform: `translate(${x} ${y})` }, h('title', null, `${pick(name)} ${words}`),
    h('path', { class: 'mark', d: 'M-2.4-1.6 2.4 1.6V-1.6L-2.4 1.6Z' }), h('text', { y: -2.6 }, pick(name)), h('text', { class: 'value', y: 4.6 }, words));
};
