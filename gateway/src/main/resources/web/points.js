// The points of a site as they are now: value, quality, age and limits; one of them with the curve of its last hour.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/curves.js';
import './texts/plant.js';
import './texts/weather.js';
import { age, number, shownUnit } from './format.js';
import { Shape } from './badge.js';
import { Band, beyond, limitWords } from './band.js';
import { InstrumentChecks } from './instrument-checks.js';
import { PointCurve } from './point-curve.js';
import { LimitForm } from './settings-limit.js';
import { Spark } from './spark.js';

const COLUMNS = ['point', 'valueNow', 'quality', 'ageColumn', 'lastHour', 'limitColumn'];

/** How long ago a reading was received, against how long it may take: stale is a quality of its own. */
export function qualityOf(point, now) {
  const { last, staleAfterMillis } = point;
  if (!last) {
    return 'never';
  }
  return now - Date.parse(last.receivedAt) > staleAfterMillis ? 'stale' : last.quality;
}

export class PointTable extends Component {
  constructor() {
    super();
    this.state = { open: null };
  }

  render({ devices, now, site, mayConfigure, mayRecord, onProposal }, { open }) {
    return h('table', { class: 'points' },
      h('thead', null, h('tr', null, COLUMNS.map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
      h('tbody', null, devices.flatMap(({ device, points }) => points.flatMap((point) => [
        this.row(device, point, now, open === point.point),
        open === point.point && h('tr', { key: `${point.point} curve`, class: 'curve' }, h('td', { colSpan: COLUMNS.length }, h(PointCurve, { point }), h(InstrumentChecks, { point, mayRecord }), mayConfigure && h(LimitForm, { site, device, point, onProposal }))),
      ]))));
  }

  row(device, point, now, isOpen) {
    const quality = qualityOf(point, now);
    const { last, limits } = point;
    const level = quality === 'good' || quality === 'uncertain' ? beyond(last.value, limits) : null;
    return h('tr', { key: point.point, 'data-point': point.point, class: `${quality} ${level ? limits[level].priority : ''}` },
      h('td', null, h('button', { class: 'unfold', 'aria-expanded': String(isOpen), onClick: () => this.setState({ open: isOpen ? null : point.point }) },
        h('b', null, pick(point.name))), h('span', { class: 'path' }, `${device} / ${point.id}`)),
      h('td', { class: 'value' }, h('b', null, last ? shown(last.value) : '–'), ' ', h('span', { class: 'unit' }, shownUnit(point.unit)),
        level && h('span', { class: 'beyond' }, h(Shape, { priority: limits[level].priority }), ` ${level}`)),
      h('td', { class: 'quality' }, t(`quality.${quality}`)),
      h('td', { class: 'age' }, last ? age(now - Date.parse(last.receivedAt)) : '–'),
      h('td', { class: 'last-hour' }, h(Spark, { point: point.point })),
      h('td', { class: 'limits' }, h(Band, { value: last?.value, range: point.range, limits }), h('span', { class: 'path' }, limitWords(limits)),
        (point.tightened ?? []).map((each) => h('span', { key: each.level, class: 'path tightened' }, `${each.level} ${number(each.at)} ${t('tightenedFrom')} ${number(each.configured)}: ${pick(each.text)} (${each.because})`))));
  }
}

const shown = (value) => (typeof value === 'number' ? number(value) : String(value));
