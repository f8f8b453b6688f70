// Curves over time with limits and alarms. The library is loaded with the first chart, so that the first view stays light.
import { h, Component } from './lib.js';
import { extent, joined } from './curve.js';
import { moment, number, shownUnit } from './format.js';
import { parts, zone } from './zones.js';
import { t, isChinese } from './texts.js';
import { theme } from './theme.js';

let styled = null;

/** The styles of the library, once; without them a curve is drawn all the same. */
const styles = () => {
  styled ??= new Promise((settle) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: './lib/uplot/1.6.30/dist/uPlot.min.css', onload: settle, onerror: settle });
    document.head.prepend(link);
  });
  return styled;
};

export const library = () => Promise.all([import('./lib/uplot/1.6.30/dist/uPlot.esm.js'), styles()]).then(([module]) => module.default);
/** Told apart by colour and by dash. */
const PALETTES = { dark: ['#58b2ff', '#37c98b', '#ff9a2e', '#d59bff', '#ffd54a', '#4fd8d8'], light: ['#0a58b5', '#037d4e', '#b34700', '#7a2fb5', '#6b5a00', '#00707a'] };
const colours = () => PALETTES[theme()];
const LABEL_PIXELS = 60;
/** Width of the longest time below a curve. */
const TICK_PIXELS = 76;
const MONTHS_SECONDS = 5_184_000;
const DAY_SECONDS = 86_400;
const AXES_MAX = 4;
/** Height of the name of a curve in a picture. */
const NAME_PIXELS = 18;
const EARLIER = [2, 4];
const dash = (i) => (i < colours().length ? [] : [8, 4]);
const tone = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

/**
 * curves: {name, unit, columns} of one step, columns as curve.js makes them; lines: limits, of a single curve;
 * marks: {at, priority, text} of what happened.
 */
export class Chart extends Component {
  componentDidMount() {
    this.resize = new ResizeObserver(() => this.plot?.setSize(this.size()));
    this.resize.observe(this.box);
    this.draw();
  }

  shouldComponentUpdate(next) { return next.curves !== this.props.curves || this.drawnFor !== view(); }

  componentDidUpdate() { this.draw(); }

  componentWillUnmount() {
    this.isGone = true;
    this.resize.disconnect();
    this.plot?.destroy();
  }

  size() { return { width: Math.max(200, this.box.clientWidth), height: this.props.height ?? 220 }; }

  async draw() {
    this.drawnFor = view();
    const Plot = await library();
    if (!this.isGone) {
      this.plot?.destroy();
      this.plot = this.props.curves.length === 1 ? this.single(Plot) : this.several(Plot);
      this.box.dataset.drawn = String(this.plot.data[0].length);
    }
  }

  /** One point: the band between the least and the greatest, the mean in it, limits across. */
  single(Plot) {
    const { curves: [{ name, unit, columns }], lines = [], from, to } = this.props;
    const [low, high] = extent(columns, lines);
    const band = { stroke: `${colours()[0]}55`, width: 1, points: { show: false } };
    return this.make(Plot, columns, [
      { ...band, label: 'min' }, { label: name, stroke: colours()[0], width: 2, points: { show: columns[0].length < 40 } }, { ...band, label: 'max' },
    ], { y: { range: [low, high] } }, [axis(shownUnit(unit), 'y')], {
      bands: [{ series: [3, 1], fill: `${colours()[0]}22` }], ...(from ? { range: [from / 1000, to / 1000] } : {}),
    });
  }

  /** Several points: one axis for each unit, on both sides in turn; the curve of an earlier day has the colour of its own, dashed. */
  several(Plot) {
    const { curves, from, to } = this.props;
    const units = [...new Set(curves.map(({ unit }) => unit ?? ''))];
    const ids = [...new Map(curves.map(({ id, name }) => [id ?? name, 0])).keys()];
    const axes = units.slice(0, AXES_MAX).map((unit, i) => ({ ...axis(shownUnit(unit), unit || 'none'), side: i % 2 === 0 ? 3 : 1, grid: { show: i === 0, stroke: tone('line') } }));
    return this.make(Plot, joined(curves.map(({ columns }) => columns)), curves.map(({ id, name, unit, isEarlier }) => ({ place: ids.indexOf(id ?? name), name, unit, isEarlier })).map(({ place, name, unit, isEarlier }) => ({
      label: name, scale: unit || 'none', stroke: colours()[place % colours().length], dash: isEarlier ? EARLIER : dash(place), width: isEarlier ? 1 : 2, spanGaps: false, points: { show: false },
    })), {}, axes, from ? { range: [from / 1000, to / 1000] } : {});
  }

  make(Plot, data, series, scales, axes, { bands = [], range }) {
    return new Plot({
      ...this.size(), bands, legend: { show: series.length !== 3 || this.props.curves.length > 1 }, cursor: { drag: { x: false, y: false } },
      tzDate: (seconds) => Plot.tzDate(new Date(seconds * 1000), zone()),
      scales: { x: range ? { time: true, range: () => range } : { time: true }, ...scales },
      axes: [{ ...axis('', 'x'), values: (u, splits) => splits.map((seconds) => (isWhole(u, seconds) ? tick(seconds, u.scales.x.max - u.scales.x.min) : '')) }, ...axes],
      series: [{ label: t('time'), value: (u, seconds) => (seconds === null ? '–' : moment(new Date(seconds * 1000).toISOString())) },
        ...series.map((one) => ({ ...one, value: (u, value) => number(value) }))],
      hooks: { draw: [(u) => this.overlay(u)] },
    }, data, this.box);
  }

  /** Limits with their name, where they end faintly, and what happened as upright lines. */
  overlay(u) {
    const { lines = [], marks = [], curves } = this.props;
    const { ctx, bbox } = u;
    ctx.save();
    ctx.font = `${12 * devicePixelRatio}px sans-serif`;
    ctx.textAlign = 'left';
    ctx.textBaseline = 'alphabetic';
    let labelled = -Infinity;
    marks.forEach(({ at, priority, text }) => {
      const x = u.valToPos(at / 1000, 'x', true);
      if (x >= bbox.left && x <= bbox.left + bbox.width) {
        stroke(ctx, `${tone(priority) || tone('soft')}99`, [], 1, x, bbox.top, x, bbox.top + bbox.height);
        if (x - labelled > LABEL_PIXELS * devicePixelRatio) {
          labelled = x;
          ctx.fillText(text, x + 3, bbox.top + bbox.height - 4);
        }
      }
    });
    (curves.length === 1 ? lines : []).forEach(({ level, at, clear, priority }) => {
      const y = u.valToPos(at, 'y', true);
      stroke(ctx, tone(priority), [8, 4], 2, bbox.left, y, bbox.left + bbox.width, y);
      ctx.fillText(`${level} ${number(at)}`, bbox.left + 4, y - 4);
      const end = u.valToPos(clear, 'y', true);
      stroke(ctx, `${tone(priority)}66`, [2, 6], 1, bbox.left, end, bbox.left + bbox.width, end);
    });
    ctx.restore();
  }

  /** A picture of what is drawn, on the ground of the page, with the names of the curves beneath. */
  picture(found) {
    if (this.plot) {
      const { canvas } = this.plot.ctx;
      const names = this.plot.series.slice(1).filter(({ label }) => this.props.curves.some(({ name }) => name === label));
      const line = NAME_PIXELS * devicePixelRatio;
      const sheet = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height + line * (names.length + 0.5) });
      const ctx = sheet.getContext('2d');
      ctx.fillStyle = tone('ground');
      ctx.fillRect(0, 0, sheet.width, sheet.height);
      ctx.drawImage(canvas, 0, 0);
      ctx.font = `${line * 0.75}px sans-serif`;
      names.forEach(({ label, stroke: colour }, i) => {
        ctx.fillStyle = typeof colour === 'function' ? colour(this.plot, i + 1) : colour;
        ctx.fillText(`— ${label}`, line / 2, canvas.height + line * (i + 0.8));
      });
      sheet.toBlob(found, 'image/png');
    }
  }

  render({ label }) { return h('div', { class: 'chart', role: 'img', 'aria-label': label, ref: (box) => { this.box = box ?? this.box; } }); }
}

/** A time below the curve: of the day, with seconds when little is shown, with the date when more than a day is; of months the date alone. */
function tick(seconds, span) {
  const { date, time } = parts(seconds * 1000);
  return span > MONTHS_SECONDS ? date : span > DAY_SECONDS ? `${date.slice(5)} ${time.slice(0, 5)}` : span < 600 ? time : time.slice(0, 5);
}

/** Whether the words of a time have room before the edge of the drawing; half of them would be read as another time. */
const isWhole = (u, seconds) => u.bbox.left / devicePixelRatio + u.valToPos(seconds, 'x') + TICK_PIXELS / 2 <= u.width;

/** What a chart depends on besides its properties. */
const view = () => `${zone()} ${isChinese()} ${theme()}`;

/** Times below the curve stand so far apart that they can be read. */
const axis = (label, scale) => ({ scale, label: label || undefined, labelSize: 18, ...(scale === 'x' ? { size: 40, space: 90 } : { size: 56 }), stroke: tone('soft'), grid: { stroke: tone('line') }, ticks: { stroke: tone('line') } });

function stroke(ctx, colour, dashes, width, x0, y0, x1, y1) {
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dashes);
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
}
