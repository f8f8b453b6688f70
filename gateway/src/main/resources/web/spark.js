// The last hour of a point as a small curve. Loaded once it is seen, few at a time, and again every minute while it is seen.
import { h, Component } from './lib.js';
import * as api from './api.js';

const HOUR_MILLIS = 3_600_000;
const REFRESH_MILLIS = 60_000;
const ASKED_MAX = 3;
const WIDTH = 100;
const HEIGHT = 20;

const waiting = [];
let asked = 0;

/** Runs one after the other, three at a time. */
async function inTurn(ask) {
  if (asked >= ASKED_MAX) {
    await new Promise((go) => { waiting.push(go); });
  }
  asked++;
  try {
    return await ask();
  } finally {
    asked--;
    waiting.shift()?.();
  }
}

/** Lines through the means; a step without a reading is a gap, and a step alone a dot. From and to in ms; times as the API gives them. */
export function lines({ t, mean, stepMillis }, from, to) {
  const known = mean.filter((value) => value !== null);
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const y = (value) => (span === 0 ? HEIGHT / 2 : HEIGHT - 1 - (value - low) / span * (HEIGHT - 2));
  const made = [];
  let last = -Infinity;
  t.forEach((time, i) => {
    if (mean[i] === null) {
      return;
    }
    const at = Date.parse(time);
    const place = `${((at - from) / (to - from) * WIDTH).toFixed(1)},${y(mean[i]).toFixed(1)}`;
    if (at - last > 2.5 * stepMillis) {
      made.push(place);
    } else {
      made[made.length - 1] += ` ${place}`;
    }
    last = at;
  });
  return made.map((places) => (places.includes(' ') ? places : `${places} ${places}`));
}

export class Spark extends Component {
  constructor() {
    super();
    this.state = { made: null };
  }

  componentDidMount() {
    this.observer = new IntersectionObserver(([{ isIntersecting }]) => this.seen(isIntersecting));
    this.observer.observe(this.base);
  }

  componentWillUnmount() { this.observer.disconnect(); clearInterval(this.timer); this.isGone = true; }

  shouldComponentUpdate(props, state) { return state !== this.state; }

  seen(isSeen) {
    clearInterval(this.timer);
    if (isSeen) {
      this.timer = setInterval(() => this.load(), REFRESH_MILLIS);
      this.load();
    }
  }

  async load() {
    await inTurn(async () => {
      if (this.isGone) {
        return;
      }
      const to = Date.now() + api.skewMillis();
      try {
        const history = await api.history(this.props.point, to - HOUR_MILLIS, to, '1m');
        this.setState({ made: lines(history, to - HOUR_MILLIS, to) });
      } catch {
        this.setState({ made: [] });
      }
    });
  }

  render(props, { made }) {
    return h('svg', { class: 'spark', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      (made ?? []).map((points, i) => h('polyline', { key: i, points })));
  }
}
