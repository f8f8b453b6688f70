// Curves of up to twelve points over any time, with limits, statistics, and as a table or a picture to take away.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/curves.js';
import './texts/duty.js';
import './texts/figures.js';
import './texts/plant.js';
import { alarmBands, later, modeBands, within } from './bands.js';
import { columns, csv, joined, limitLines, statistics, stepFor } from './curve.js';
import { moment, number, shownUnit } from './format.js';
import { Chart } from './chart.js';
import * as api from './api.js';

export const POINTS_MAX = 12;
const HOURS = [1, 8, 24, 168, 720, 8760];
const HOUR_MILLIS = 3_600_000;
/** Hours back, by what is compared with. */
const COMPARED = { day: 24, week: 168 };
/** The selection in hundredths of the time that is shown. */
const WHOLE = [0, 100];

/** points: ids, joined by commas, as the link has them; hours: as text; onChange({ points, hours }). */
export class Trends extends Component {
  constructor() {
    super();
    this.state = { site: null, offered: [], curves: [], error: null, isReading: false, modes: [], selection: WHOLE };
  }

  componentDidMount() { this.read(); }

  componentWillUnmount() { this.question = null; }

  componentDidUpdate(before) {
    if (before.points !== this.props.points || before.hours !== this.props.hours || before.compare !== this.props.compare) {
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
        const back = (COMPARED[this.props.compare] ?? 0) * HOUR_MILLIS;
        const [point, history, earlier] = await Promise.all([api.point(id), api.history(id, from, to, stepFor(to - from)), back > 0 ? api.history(id, from - back, to - back, stepFor(to - from)) : null]);
        return { id, point, name: `${pick(point.name)} (${id.split('/').slice(2).join('/')})`, unit: point.unit, history, columns: columns(history),
          earlier: earlier && later(earlier, back), bands: alarmBands(history.alarms ?? [], from, to) };
      }));
      if (this.question === question) {
        this.setState({ curves, shown: this.shownOf(curves), isReading: false, from, to, selection: WHOLE, modes: [] });
        this.readModes(question, curves, from, to);
      }
    } catch (refusal) {
      if (this.question === question) {
        this.setState({ error: refusal.message, isReading: false });
      }
    }
  }

  /** The curves, and those of the earlier day, each beside its own. */
  shownOf(curves) {
    return curves.flatMap((curve) => [curve, ...(curve.earlier ? [{ ...curve, name: `${curve.name} ${t(`compare.${this.props.compare}`)}`, columns: columns(curve.earlier), isEarlier: true }] : [])]);
  }

  /** Modes of the units that the points belong to, for those who may read the journal; without them the curves stand for themselves. */
  async readModes(question, curves, from, to) {
    try {
      const sites = await Promise.all([...new Set(curves.map(({ id }) => id.split('/').slice(0, 2).join('/')))].map((place) => api.site({ enterprise: place.split('/')[0], site: place.split('/')[1] })));
      const ids = new Set(curves.map(({ id }) => id));
      const units = sites.flatMap((site) => (site.units ?? []).filter(({ points }) => points.some((id) => ids.has(id) || ids.has(`${site.enterprise}/${site.site}/${id}`))).map((unit) => ({ ...unit, enterprise: site.enterprise, subject: `${site.site}/${unit.id}` })));
      const modes = await Promise.all(units.map(async (unit) => ({ name: pick(unit.name), bands: modeBands((await api.pastEntries({ from, to, type: 'MODE_CHANGED', enterprise: unit.enterprise })).entries, unit.subject, to) })));
      if (this.question === question) {
        this.setState({ modes: modes.filter(({ bands }) => bands.length > 0) });
      }
    } catch {
      // Nothing is lost but the bands of modes.
    }
  }

  /** Two times in milliseconds. */
  selected() {
    const { from, to, selection } = this.state;
    return selection.map((share) => from + (to - from) * share / 100);
  }

  select(i, share) {
    const next = [...this.state.selection];
    next[i] = i === 0 ? Math.min(share, next[1]) : Math.max(share, next[0]);
    this.setState({ selection: next });
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

  change(ids) { this.props.onChange({ points: ids.join(','), hours: this.props.hours, compare: this.props.compare }); }

  table() {
    const { curves } = this.state;
    save(new Blob(['\ufeff', csv(this.state.shown.map(({ name, unit }) => `${name} ${shownUnit(unit)}`), joined(this.state.shown.map((curve) => curve.columns)))], { type: 'text/csv' }), 'trend.csv');
  }

  render({ sites, hours, compare, onChange, points }, { site, offered, curves, shown, modes, selection, error, isReading, from, to }) {
    const ids = this.ids();
    const isFull = ids.length >= POINTS_MAX;
    return h('section', { class: 'board trends' },
      h('div', { class: 'filter' },
        select('trend-site', t('site'), site ?? '', [['', t('all.site')], ...sites.map((each) => [`${each.enterprise}/${each.site}`, pick(each.name)])], (next) => next && this.offer(next)),
        select('trend-point', t('addPoint'), '', [['', isFull ? `${t('pointsMax')} ${POINTS_MAX}` : t('addPoint')], ...offered.filter(({ point }) => !ids.includes(point)).map((each) => [each.point, `${pick(each.name)} · ${each.point.split('/').slice(2).join('/')}`])],
          (next) => next && !isFull && this.change([...ids, next])),
        select('trend-hours', t('time'), hours ?? '1', HOURS.map((each) => [String(each), t(`hours.${each}`)]), (next) => onChange({ points, hours: next, compare })),
        select('trend-compare', t('compare'), compare ?? '', [['', t('compare.none')], ...Object.keys(COMPARED).map((name) => [name, t(`compare.${name}`)])], (next) => onChange({ points, hours, compare: next || null })),
        h('button', { onClick: () => this.read() }, t('readAgain')),
        h('button', { id: 'trend-csv', disabled: curves.length === 0, onClick: () => this.table() }, 'CSV'),
        h('button', { id: 'trend-png', disabled: curves.length === 0, onClick: () => this.chart?.picture((blob) => save(blob, 'trend.png')) }, 'PNG'),
        isReading && h('span', { role: 'status' }, t('reading'))),
      error && h('p', { class: 'note', role: 'alert' }, error),
      ids.length === 0 ? h('p', { class: 'nothing' }, t('noTrend')) : curves.length > 0 && [
        h(Chart, { key: shown.length === 1 ? 'one' : 'many', ref: (chart) => { this.chart = chart; }, curves: shown, modes, lines: curves.length === 1 ? limitLines(curves[0].point.limits) : [], from, to, height: 420, label: `${t('curveOf')} ${curves.map(({ name }) => name).join(', ')}` }),
        h(Bands, { curves, modes, from, to }),
        h(Selection, { times: this.selected(), selection, onSelect: (i, share) => this.select(i, share) }),
        h(Statistics, { curves, times: this.selected(), onRemove: (id) => this.change(ids.filter((each) => each !== id)) })]);
  }
}

/** When alarms of each point stood, and in which mode its unit was: as stretches under the curves, and in words for who reads them. */
const Bands = ({ curves, modes, from, to }) => {
  const rows = [...curves.filter(({ bands }) => bands.length > 0).map(({ id, name, bands }) => ({ key: id, name, bands: bands.map((band) => ({ ...band, words: `${band.priority} ${t(`level.${band.text}`, band.text)}` })) })),
    ...modes.map(({ name, bands }) => ({ key: `mode ${name}`, name, bands: bands.map((band) => ({ ...band, words: t(`mode.${band.mode}`, band.mode) })) }))];
  const place = (at) => Math.min(100, Math.max(0, (at - from) / (to - from) * 100));
  return rows.length > 0 && h('dl', { class: 'bands' }, rows.map(({ key, name, bands }) => [h('dt', { key }, name),
    h('dd', { key: `${key} bands` }, h('svg', { viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' }, bands.map((band, i) => h('rect', { key: i, class: band.priority ?? `mode-${band.mode}`, x: place(band.from), y: 1, width: Math.max(0.3, place(band.to) - place(band.from)), height: 8 }))),
      h('span', { class: 'path' }, bands.slice(-3).map((band) => `${band.words} ${moment(new Date(band.from).toISOString())} – ${band.to >= to ? '' : moment(new Date(band.to).toISOString())}`).join(' · ')))]));
};

/** The part of the time that the statistics are of, by two sliders, which keys move as well. */
const Selection = ({ times, selection, onSelect }) => h('div', { class: 'selection', role: 'group', 'aria-label': t('selection') }, h('b', null, t('selection')),
  [0, 1].map((i) => h('label', { key: i }, h('input', { id: `selection-${i}`, type: 'range', min: 0, max: 100, step: 0.5, value: selection[i], 'aria-valuetext': moment(new Date(times[i]).toISOString()), 'aria-label': t(i === 0 ? 'begin' : 'end'), onInput: (event) => onSelect(i, Number(event.currentTarget.value)) }), ` ${moment(new Date(times[i]).toISOString())}`)));

const Statistics = ({ curves, times, onRemove }) => h('table', { class: 'statistics' },
  h('thead', null, h('tr', null, ['point', 'least', 'mean', 'greatest', 'readings', 'limitColumn', 'actionsColumn'].map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
  h('tbody', null, curves.map(({ id, name, unit, point, history, earlier }) => [[history, ''], ...(earlier ? [[earlier, 'earlier']] : [])].map(([source, which]) => ({ which, ...statistics(within(source, ...times)) })).map(({ which, min, mean, max, n }) => h('tr', { key: `${id} ${which}`, 'data-point': id, 'data-which': which },
    h('td', null, h('b', null, which ? `${name} (${t('compare.earlier')})` : name), h('span', { class: 'path' }, id)),
    [min, mean, max].map((value, i) => h('td', { key: i }, `${number(value)} ${value === null ? '' : shownUnit(unit)}`)), h('td', null, n),
    h('td', null, limitLines(point.limits).map(({ level, at }) => `${level} ${number(at)}`).join(' · ')),
    h('td', null, !which && h('button', { 'aria-label': `${t('removePoint')} ${name}`, onClick: () => onRemove(id) }, '✕')))))));

const select = (id, label, value, options, onChange) => h('select', { id, 'aria-label': label, value, onChange: (event) => onChange(event.currentTarget.value) },
  options.map(([name, words]) => h('option', { key: name, value: name }, words)));

function save(blob, name) {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
