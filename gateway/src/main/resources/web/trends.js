// Curves of up to twelve points over any time, with limits, statistics, and as a table or a picture to take away.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import { columns, csv, joined, limitLines, statistics, stepFor } from './curve.js';
import { number, shownUnit } from './format.js';
import { Chart } from './chart.js';
import * as api from './api.js';

export const POINTS_MAX = 12;
const HOURS = [1, 8, 24, 168, 720, 8760];
const HOUR_MILLIS = 3_600_000;

/** points: ids, joined by commas, as the link has them; hours: as text; onChange({ points, hours }). */
export class Trends extends Component {
  constructor() {
    super();
    this.state = { site: null, offered: [], curves: [], error: null, isReading: false };
  }

  componentDidMount() { this.read(); }

  componentWillUnmount() { this.question = null; }

  componentDidUpdate(before) {
    if (before.points !== this.props.points || before.hours !== this.props.hours) {
      this.read();
    }
  }

  ids() { return (this.props.points ?? '').split(',').filter(Boolean).slice(0, POINTS_MAX); }

  span() { return (Number(this.props.hours) || 1) * HOUR_MILLIS; }

  /** All of one step, so that the curves share their times. Only the newest question is answered. */
  async read() {
    const question = {};
    this.question = question;
    const to = Date.now() + api.skewMillis();
    const from = to - this.span();
    this.setState({ isReading: true, error: null });
    try {
      const curves = await Promise.all(this.ids().map(async (id) => {
        const [point, history] = await Promise.all([api.point(id), api.history(id, from, to, stepFor(to - from))]);
        return { id, point, name: `${pick(point.name)} (${id.split('/').slice(2).join('/')})`, unit: point.unit, columns: columns(history), statistics: statistics(history) };
      }));
      if (this.question === question) {
        this.setState({ curves, isReading: false, from, to });
      }
    } catch (refusal) {
      if (this.question === question) {
        this.setState({ error: refusal.message, isReading: false });
      }
    }
  }

  async offer(site) {
    const [enterprise, name] = site.split('/');
    this.setState({ site, offered: [] });
    try {
      const { devices } = await api.site({ enterprise, site: name });
      this.setState({ offered: devices.flatMap(({ points }) => points) });
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  change(ids) { this.props.onChange({ points: ids.join(','), hours: this.props.hours }); }

  table() {
    const { curves } = this.state;
    save(new Blob(['\ufeff', csv(curves.map(({ name, unit }) => `${name} ${shownUnit(unit)}`), joined(curves.map((curve) => curve.columns)))], { type: 'text/csv' }), 'trend.csv');
  }

  render({ sites, hours, onChange, points }, { site, offered, curves, error, isReading, from, to }) {
    const ids = this.ids();
    const isFull = ids.length >= POINTS_MAX;
    return h('section', { class: 'board trends' },
      h('div', { class: 'filter' },
        select('trend-site', t('site'), site ?? '', [['', t('all.site')], ...sites.map((each) => [`${each.enterprise}/${each.site}`, pick(each.name)])], (next) => next && this.offer(next)),
        select('trend-point', t('addPoint'), '', [['', isFull ? `${t('pointsMax')} ${POINTS_MAX}` : t('addPoint')], ...offered.filter(({ point }) => !ids.includes(point)).map((each) => [each.point, `${pick(each.name)} · ${each.point.split('/').slice(2).join('/')}`])],
          (next) => next && !isFull && this.change([...ids, next])),
        select('trend-hours', t('time'), hours ?? '1', HOURS.map((each) => [String(each), t(`hours.${each}`)]), (next) => onChange({ points, hours: next })),
        h('button', { onClick: () => this.read() }, t('readAgain')),
        h('button', { id: 'trend-csv', disabled: curves.length === 0, onClick: () => this.table() }, 'CSV'),
        h('button', { id: 'trend-png', disabled: curves.length === 0, onClick: () => this.chart?.picture((blob) => save(blob, 'trend.png')) }, 'PNG'),
        isReading && h('span', { role: 'status' }, t('reading'))),
      error && h('p', { class: 'note', role: 'alert' }, error),
      ids.length === 0 ? h('p', { class: 'nothing' }, t('noTrend')) : curves.length > 0 && [
        h(Chart, { key: curves.length === 1 ? 'one' : 'many', ref: (chart) => { this.chart = chart; }, curves, lines: curves.length === 1 ? limitLines(curves[0].point.limits) : [], from, to, height: 420, label: `${t('curveOf')} ${curves.map(({ name }) => name).join(', ')}` }),
        h(Statistics, { curves, onRemove: (id) => this.change(ids.filter((each) => each !== id)) })]);
  }
}

const Statistics = ({ curves, onRemove }) => h('table', { class: 'statistics' },
  h('thead', null, h('tr', null, ['point', 'least', 'mean', 'greatest', 'readings', 'limitColumn', 'actionsColumn'].map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
  h('tbody', null, curves.map(({ id, name, unit, point, statistics: { min, mean, max, n } }) => h('tr', { key: id, 'data-point': id },
    h('td', null, h('b', null, name), h('span', { class: 'path' }, id)),
    [min, mean, max].map((value, i) => h('td', { key: i }, `${number(value)} ${value === null ? '' : shownUnit(unit)}`)), h('td', null, n),
    h('td', null, limitLines(point.limits).map(({ level, at }) => `${level} ${number(at)}`).join(' · ')),
    h('td', null, h('button', { 'aria-label': `${t('removePoint')} ${name}`, onClick: () => onRemove(id) }, '✕'))))));

const select = (id, label, value, options, onChange) => h('select', { id, 'aria-label': label, value, onChange: (event) => onChange(event.currentTarget.value) },
  options.map(([name, words]) => h('option', { key: name, value: name }, words)));

function save(blob, name) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
