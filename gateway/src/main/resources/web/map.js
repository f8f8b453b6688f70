// The map: sites at their place by their worst state, over outlines that are shipped or configured. Nothing comes from outside unless a tile server is
// configured. Tiles in GCJ-02 shift what is drawn over them, and nothing else.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/plant.js';
import './texts/wall.js';
import { SHAPES, Shape } from './badge.js';
import { fit, project, tiles, toGcj02 } from './geo.js';
import { format } from './link.js';
import { placeNames } from './map-names.js';
import { states } from './overview.js';
import { chosenOf, ContourLegend, ContourPicker, Contours, placesOf } from './contours.js';
import { cornersOf, PipelineLegend, PipelineLines } from './pipeline-lines.js';
import { poll } from './poll.js';
import * as api from './api.js';

/** Until it is known how wide the page is. */
const WIDTH = 1200;
const HEIGHTS = { share: 0.58, least: 420, most: 720 };
const ZOOM_MAX = 18;
const ZOOM_MIN = 3;
const FIT_MAX = 13;
const STEP = 160;
const MARKER = 22;
const TARGET = 48;
const POLL_MILLIS = 5_000;

export class SiteMap extends Component {
  constructor() {
    super();
    this.state = { view: null, map: null, error: null, width: WIDTH, contours: [], contour: '', pipelines: [] };
  }

  componentDidMount() {
    this.onResize = () => this.setState({ width: Math.max(300, document.querySelector('main')?.clientWidth ?? WIDTH) });
    window.addEventListener('resize', this.onResize);
    this.onResize();
    this.poll = poll(() => this.loadPipelines(), POLL_MILLIS);
    api.contours().then(({ contours }) => this.setState({ contours }), (refusal) => this.setState({ error: refusal.message }));
    api.map().then((map) => this.setState({ map }), (refusal) => this.setState({ error: refusal.message, map: { tiles: null, outline: [] } }));
  }

  componentWillUnmount() {
    window.removeEventListener('resize', this.onResize);
    clearInterval(this.poll);
  }

  /** Pipelines as they are now; an error is said until they are read again. */
  async loadPipelines() {
    try {
      const { pipelines } = await api.pipelines();
      this.setState({ pipelines, unread: null });
    } catch (refusal) {
      this.setState({ unread: refusal.message });
    }
  }

  /** One unit of the drawing is one pixel of the page, so texts and targets keep their size. */
  size() {
    const { width } = this.state;
    return { width, height: Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, Math.round(width * HEIGHTS.share))) };
  }

  /** Where a place is drawn; the only shift there is. */
  drawn(place) { return this.state.map?.tiles?.datum === 'GCJ02' ? toGcj02(place) : place; }

  view(sites) {
    const { width, height } = this.size();
    const places = [...sites.filter(({ location }) => location).map(({ location }) => location), ...this.state.pipelines.flatMap(cornersOf)];
    return this.state.view ?? fit(places.map((at) => this.drawn(at)), width, height, FIT_MAX);
  }

  move(view, dx, dy) { this.setState({ view: { ...view, x: view.x + dx, y: view.y + dy } }); }

  zoom(view, by) {
    const zoom = Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, view.zoom + by));
    const scale = 2 ** (zoom - view.zoom);
    this.setState({ view: { zoom, x: view.x * scale, y: view.y * scale } });
  }

  /** Shows a contour whole, or the sites again. */
  choose(key) {
    const chosen = chosenOf(this.state.contours, key);
    const { width, height } = this.size();
    this.setState({ contour: key, view: chosen ? fit(placesOf(chosen).map((at) => this.drawn(at)), width, height, ZOOM_MAX) : null });
  }

  /** Shows a pipeline whole. */
  show(segment) {
    const { width, height } = this.size();
    this.setState({ view: fit(cornersOf(segment).map((at) => this.drawn(at)), width, height, ZOOM_MAX) });
  }

  onDrag(event, view) {
    if (event.buttons === 1) {
      this.move(view, -event.movementX, -event.movementY);
    }
  }

  render({ sites, alarms, onWall }, { map, error, unread, contours, contour, pipelines }) {
    if (!map) {
      return null;
    }
    const { width, height } = this.size();
    const all = states(sites, alarms);
    const view = this.view(sites);
    const place = (at) => { const { x, y } = project(this.drawn(at), view.zoom); return { x: x - view.x + width / 2, y: y - view.y + height / 2 }; };
    const placed = all.filter(({ location }) => location);
    const chosen = chosenOf(contours, contour);
    const names = named(placed, place, { width, height });
    return h('section', { class: 'map', 'data-zoom': view.zoom }, (error ?? unread) && h('p', { class: 'note', role: 'alert' }, error ?? unread),
      h(Controls, { view, onMove: (dx, dy) => this.move(view, dx, dy), onZoom: (by) => this.zoom(view, by), onAll: () => this.setState({ view: null }), onWall }),
      h(ContourPicker, { contours, chosen, onChoose: (key) => this.choose(key) }),
      h('svg', { viewBox: `0 0 ${width} ${height}`, 'data-dragged': '', role: 'group', 'aria-label': t('map'), onPointerMove: (event) => this.onDrag(event, view), onWheel: (event) => { event.preventDefault(); this.zoom(view, event.deltaY < 0 ? 1 : -1); } },
        map.tiles && tiles(view, width, height).map((tile) => h('image', {
          key: `${tile.zoom}/${tile.column}/${tile.row}/${tile.x < 0}`, x: tile.x, y: tile.y, width: 256.5, height: 256.5, href: map.tiles.url.replace('{z}', tile.zoom).replace('{x}', tile.column).replace('{y}', tile.row),
        })),
        map.outline.map((shape, i) => h(Outline, { key: i, shape, place })),
        chosen && h(Contours, { contour: chosen, place }),
        h(PipelineLines, { pipelines, place }),
        placed.sort(lastIsWorst).map((site) => h(Marker, { key: `${site.enterprise}/${site.site}`, site, at: place(site.location), name: names.get(site) }))),
      h(Crowded, { names }),
      h(PipelineLegend, { pipelines, onShow: (segment) => this.show(segment) }),
      chosen && h(ContourLegend, { contour: chosen }),
      h(Legend, { map, missing: all.length - placed.length }));
  }
}

const ORDER = ['P1', 'P2', 'P3', 'P4'];
const rank = ({ alarms: { worst } }) => (worst ? ORDER.indexOf(worst) : ORDER.length);
/** What is drawn last lies on top. */
const lastIsWorst = (a, b) => rank(b) - rank(a);

const Controls = ({ onMove, onZoom, onAll, onWall }) => h('p', { class: 'map-controls' },
  h('button', { id: 'to-wall', onClick: onWall }, t('wall')),
  h('button', { 'aria-label': t('zoomIn'), onClick: () => onZoom(1) }, '+'), h('button', { 'aria-label': t('zoomOut'), onClick: () => onZoom(-1) }, '−'),
  [['west', '←', -STEP, 0], ['north', '↑', 0, -STEP], ['south', '↓', 0, STEP], ['east', '→', STEP, 0]].map(([name, arrow, dx, dy]) => h('button', { key: name, 'aria-label': t(`map.${name}`), onClick: () => onMove(dx, dy) }, arrow)),
  h('button', { onClick: onAll }, t('mapAll')));

const Outline = ({ shape: { kind, isArea, lines, name }, place }) => {
  const path = lines.map((line) => `M${line.map(([lon, lat]) => { const { x, y } = place({ lat, lon }); return `${x.toFixed(1)} ${y.toFixed(1)}`; }).join('L')}${isArea ? 'Z' : ''}`).join('');
  const first = place({ lat: lines[0][0][1], lon: lines[0][0][0] });
  return h('g', { class: `outline ${kind}` }, h('path', { d: path, 'fill-rule': 'evenodd', class: isArea ? 'area' : 'line' }), name && h('text', { x: first.x + 4, y: first.y - 4 }, name));
};

/** What stands at a marker: its name, and how much is unprotected. */
const linesOf = ({ name, alarms: { worst }, unprotected }) => [worst ? `${worst} ${pick(name)}` : pick(name), ...(unprotected > 0 ? [`${t('unprotected')} ${unprotected}`] : [])];

/** The line box of each name by its site, the worst first; sites without a box are named beneath the map by their number. */
function named(sites, place, size) {
  const marks = [...sites].sort((a, b) => rank(a) - rank(b)).map((site) => ({ site, ...place(site.location), lines: linesOf(site) }))
    .filter(({ x, y }) => x >= 0 && y >= 0 && x <= size.width && y <= size.height);
  const boxes = placeNames(marks, size);
  let number = 0;
  return new Map(marks.map(({ site, lines }, i) => [site, { lines, box: boxes[i], number: boxes[i] ? null : ++number }]));
}

const LINE_HEIGHT = 17;
/** From the top of a line to its letters. */
const RISE = 13;

/** A name, with a line to its marker where it stands apart; at is the marker, which the name is drawn relative to. */
function Name({ box, lines, at }) {
  const middle = { x: (box.left + box.right) / 2 - at.x, y: (box.top + box.bottom) / 2 - at.y };
  const isApart = Math.hypot(Math.max(0, Math.abs(middle.x) - (box.right - box.left) / 2), Math.max(0, Math.abs(middle.y) - (box.bottom - box.top) / 2)) > MARKER;
  return [isApart && h('line', { key: 'lead', class: 'lead', x1: 0, y1: 0, x2: middle.x.toFixed(1), y2: middle.y.toFixed(1) }),
    lines.map((line, i) => h('text', { key: i, class: i > 0 ? 'weak' : undefined, x: middle.x.toFixed(1), y: (box.top - at.y + i * LINE_HEIGHT + RISE).toFixed(1) }, line))];
}

const linkOf = (site) => format({ page: 'sites', place: `${site.enterprise}/${site.site}` });

const Marker = ({ site, at, name }) => {
  const { worst, unacked, open } = site.alarms;
  const called = pick(site.name);
  const words = worst ? `${called}: ${worst}, ${open} ${t('open')}, ${unacked} ${t('unacked')}` : `${called}: ${t('wallQuiet')}`;
  return h('a', { href: linkOf(site), class: `marker ${worst ?? 'quiet'} ${unacked > 0 ? 'calls' : ''}`, 'data-marker': `${site.enterprise}/${site.site}`, 'aria-label': words, transform: `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})` },
    h('title', null, words), h('rect', { class: 'target', x: -TARGET / 2, y: -TARGET / 2, width: TARGET, height: TARGET }),
    name?.box && h(Name, { ...name, at }),
    worst ? h('path', { class: 'sign', d: SHAPES[worst], transform: `translate(${-MARKER / 2} ${-MARKER / 2}) scale(${MARKER / 24})` }) : h('circle', { r: 6, class: 'calm' }),
    name?.number && h('text', { class: 'number', x: MARKER / 2, y: -MARKER / 3 }, name.number));
};

/** Where sites stand too close for their names: the same numbers as at the markers, with the names. */
const Crowded = ({ names }) => {
  const crowded = [...names].filter(([, { number }]) => number);
  return crowded.length > 0 && h('ul', { class: 'map-crowded' }, crowded.map(([site, { number, lines }]) => h('li', { key: `${site.enterprise}/${site.site}` },
    h('a', { href: linkOf(site) }, `${number} ${lines.join(' · ')}`))));
};

const Legend = ({ map, missing }) => h('p', { class: 'map-legend' }, ORDER.map((priority) => h('span', { key: priority, class: priority }, h(Shape, { priority }), ` ${priority} ${t(priority)}`)), h('span', null, `○ ${t('wallQuiet')}`),
  missing > 0 && h('span', { class: 'soft' }, `${missing} ${t('mapMissing')}`), map.tiles && h('span', { class: 'soft' }, `${map.tiles.credit} · ${t('mapDatum')} ${map.tiles.datum}`));
