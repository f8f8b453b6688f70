// The wall: every enterprise and site by its worst state, readable from six metres. It turns its pages by itself and returns to the
// one with a new P1.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/wall.js';
import { Shape } from './badge.js';
import * as api from './api.js';

const TURN_MILLIS = 15_000;
/** The whole registry is read through for the gaps of coverage. */
const COVERAGE_MILLIS = 60_000;
/** A new P1 holds its page for this long. */
const HOLD_MILLIS = 60_000;
/** Tiles on one page of the wall. */
export const TILES = 12;

const ORDER = ['P1', 'P2', 'P3', 'P4'];
const rank = ({ alarms: { worst, unacked } }) => (worst === null ? 8 : ORDER.indexOf(worst)) - (unacked > 0 ? 0.5 : 0);

/** Sites in pages, each enterprise together: the enterprise with the worst site first, and its worst site first. */
export function pagesOf(sites) {
  const worst = new Map();
  sites.forEach((site) => worst.set(site.enterprise, Math.min(worst.get(site.enterprise) ?? 9, rank(site))));
  const sorted = [...sites].sort((a, b) => worst.get(a.enterprise) - worst.get(b.enterprise) || compare(a.enterprise, b.enterprise) || rank(a) - rank(b) || compare(a.site, b.site));
  return Array.from({ length: Math.ceil(sorted.length / TILES) }, (_, i) => sorted.slice(i * TILES, (i + 1) * TILES));
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Which page the wall shows. newest: the newest unacknowledged P1 with the time it came, or null; turned: pages turned so far.
 * A new P1 brings its page back and holds it.
 */
export function pageShown(pages, { newest, turned, now }) {
  if (newest && now - newest.at < HOLD_MILLIS) {
    const found = pages.findIndex((page) => page.some(({ enterprise, site }) => enterprise === newest.enterprise && site === newest.site));
    if (found >= 0) {
      return found;
    }
  }
  return pages.length === 0 ? 0 : turned % pages.length;
}

const none = () => ({ open: 0, unacked: 0, worst: null, byPriority: { P1: 0, P2: 0, P3: 0, P4: 0 } });

const unlisted = (enterprise, key) => (enterprise === '_system' ? { zh: t('gateway'), en: t('gateway') } : { zh: key, en: key });

/** Sites with the numbers of the list itself, which are newer than what was counted at the last census; the gateway and sites that are configured no more stand there while they have alarms. */
export function states(sites, alarms) {
  const counted = new Map(sites.map((site) => [`${site.enterprise}/${site.site}`, { ...site, alarms: none() }]));
  alarms.filter(({ suppression }) => suppression.length === 0).forEach(({ enterprise, site, priority, acked }) => {
    const key = `${enterprise}/${site}`;
    if (!counted.has(key)) {
      counted.set(key, { enterprise, site, name: unlisted(enterprise, key), unprotected: 0, alarms: none() });
    }
    const known = counted.get(key).alarms;
    known.open++;
    known.unacked += acked ? 0 : 1;
    known.byPriority[priority]++;
    known.worst = known.worst === null || priority < known.worst ? priority : known.worst;
  });
  return [...counted.values()];
}

export class Overview extends Component {
  constructor() {
    super();
    this.state = { turned: 0, isTurning: true, gaps: null };
  }

  componentDidMount() {
    this.timer = setInterval(() => this.state.isTurning && this.setState(({ turned }) => ({ turned: turned + 1 })), TURN_MILLIS);
    this.survey = setInterval(() => this.count(), COVERAGE_MILLIS);
    this.count();
  }

  componentWillUnmount() {
    clearInterval(this.timer);
    clearInterval(this.survey);
  }

  /** Gaps by site; null = not known, which is not none. */
  count() {
    api.coverage('limit=1').then(({ sites }) => this.setState({ gaps: new Map(sites.map(({ enterprise, site, gaps }) => [`${enterprise}/${site}`, gaps])) }), () => this.setState({ gaps: null }));
  }

  render({ sites, unwatched, alarms, newest, now, onSite, onMap }, { turned, isTurning, gaps }) {
    const pages = pagesOf(states(sites, alarms));
    const shown = pageShown(pages, { newest, turned, now });
    return h('section', { class: 'wall', 'data-wall-page': shown },
      h('div', { class: 'wall-tiles' }, (pages[shown] ?? []).map((site) => h(Tile, { key: `${site.enterprise}/${site.site}`, site, gaps: gaps && (gaps.get(`${site.enterprise}/${site.site}`) ?? 0), onSite, isUnwatched: unwatched.some((each) => each.enterprise === site.enterprise && each.site === site.site) }))),
      h('p', { class: 'wall-foot' }, pages.length > 1 && h('span', null, `${shown + 1} / ${pages.length} `),
        pages.length > 1 && h('button', { 'aria-pressed': String(!isTurning), onClick: () => this.setState({ isTurning: !isTurning }) }, t(isTurning ? 'wallStop' : 'wallTurn')),
        h('button', { id: 'to-map', onClick: onMap }, t('map')),
        h('button', { id: 'full-screen', onClick: () => document.documentElement.requestFullscreen?.().catch(() => {}) }, t('fullScreen'))));
  }
}

/** gaps: of coverage, null = not known. */
const Tile = ({ site, gaps, isUnwatched, onSite }) => {
  const { worst, unacked, byPriority } = site.alarms;
  return h('button', { class: `wall-tile ${worst ?? 'quiet'} ${unacked > 0 ? 'calls' : ''}`, 'data-site': `${site.enterprise}/${site.site}`, onClick: () => onSite(`${site.enterprise}/${site.site}`) },
    h('span', { class: 'wall-head' }, worst && h(Shape, { priority: worst }), h('b', null, worst ?? t('wallQuiet')), unacked > 0 && h('span', null, `${unacked} ${t('unackedShort')}`)),
    h('span', { class: 'wall-name' }, pick(site.name)), isUnwatched && h('span', { class: 'wall-unwatched' }, t('isUnwatched')),
    h('span', { class: 'wall-counts' }, ORDER.filter((priority) => byPriority[priority] > 0).map((priority) => h('span', { key: priority, class: priority }, h(Shape, { priority }), ` ${priority} ${byPriority[priority]}`)),
      site.unprotected > 0 && h('span', null, `${t('unprotected')} ${site.unprotected}`),
      gaps > 0 && h('span', { class: 'wall-gaps' }, `${t('wallGaps')} ${gaps}`), gaps === null && h('span', { class: 'wall-gaps' }, `${t('wallGaps')} ?`)));
};
