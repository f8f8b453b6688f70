// The curve of one point: its last hour, or the time around an alarm.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/curves.js';
import { columns, limitLines } from './curve.js';
import { Chart } from './chart.js';
import * as api from './api.js';

const HOUR_MILLIS = 3_600_000;
const REFRESH_MILLIS = 10_000;

/** point: as the API gives it; from and to: milliseconds, the last hour when left out; alarm: the only one whose changes are marked. */
export class PointCurve extends Component {
  constructor() {
    super();
    this.state = { shown: null, error: null };
  }

  componentDidMount() {
    this.load();
    this.timer = setInterval(() => this.load(), REFRESH_MILLIS);
  }

  componentWillUnmount() { clearInterval(this.timer); this.isGone = true; }

  componentDidUpdate(before) {
    if (before.point.point !== this.props.point.point || before.from !== this.props.from) {
      this.load();
    }
  }

  /** One load at a time; what was asked for in between is loaded after it. */
  async load() {
    if (this.isLoading) {
      return;
    }
    const { point, from } = this.props;
    this.isLoading = true;
    await this.ask();
    this.isLoading = false;
    if (!this.isGone && (this.props.point.point !== point.point || this.props.from !== from)) {
      this.load();
    }
  }

  async ask() {
    const { point, from, to } = this.props;
    const end = to ?? Date.now() + api.skewMillis();
    try {
      const history = await api.history(point.point, from ?? end - HOUR_MILLIS, end);
      this.setState({ shown: { id: point.point, curves: [{ name: pick(point.name), unit: point.unit, columns: columns(history) }], marks: marks(history, this.props.alarm), from: from ?? end - HOUR_MILLIS, to: end }, error: null });
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  render({ point, height }, { shown, error }) {
    return h('div', { class: 'point-curve' }, h('a', { class: 'trend-link', href: `#trends?points=${encodeURIComponent(point.point)}&hours=8` }, t('showTrend')), error && h('p', { class: 'note', role: 'alert' }, `${t('noCurve')}: ${error}`),
      shown?.id === point.point && (shown.curves[0].columns[0].length === 0 ? h('p', { class: 'path' }, t('noReadings'))
        : h(Chart, { ...shown, lines: limitLines(point.limits), height, label: `${t('curveOf')} ${pick(point.name)}` })));
  }
}

/** What the alarms of the point did, or those of one alarm. */
const marks = ({ alarms = [] }, id) => alarms.filter(({ state, type, alarm }) => state && type !== 'ALARM_COMMENTED' && (!id || alarm === id))
  .map(({ at, priority, state, level }) => ({ at: Date.parse(at), priority, text: `${level ?? ''} ${state}`.trim() }));
