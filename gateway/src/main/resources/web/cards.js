// Response cards: what to do when a substance gets out, the distances with their source, the live sector down-wind, and who must be told there.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/response.js';
import { clock } from './format.js';
import { Board } from './board.js';
import { newId } from './presence.js';
import { poll } from './poll.js';
import * as api from './api.js';

const POLL_MILLIS = 10_000;
const DAY_MILLIS = 86_400_000;
const PARTS = ['rescue', 'harm', 'first', 'protection', 'never'];
const metres = (value) => (value === null || value === undefined ? '–' : `${value} m`);
const degrees = (value) => `${Math.round(value)}°`;

/** A sector or a circle, north above. */
const Sector = ({ sector }) => {
  const edge = (angle) => [40 * Math.sin((angle * Math.PI) / 180), -40 * Math.cos((angle * Math.PI) / 180)].map((each) => each.toFixed(1)).join(' ');
  const said = sector.circle ? t('card.circle') : `${t('card.sector')} ${degrees(sector.towards)} ± ${degrees(sector.half)}`;
  return h('div', { class: 'leak-wind', 'data-sector': sector.circle ? 'circle' : 'sector' },
    h('svg', { viewBox: '-44 -44 88 88', width: 96, height: 96, role: 'img', 'aria-label': said },
      h('circle', { r: 40, fill: sector.circle ? 'currentColor' : 'none', 'fill-opacity': 0.25, stroke: 'currentColor' }),
      !sector.circle && h('path', { d: `M0 0 L${edge(sector.towards - sector.half)} A40 40 0 ${sector.half > 90 ? 1 : 0} 1 ${edge(sector.towards + sector.half)} Z`, fill: 'currentColor', 'fill-opacity': 0.35 }),
      h('text', { y: -28, 'text-anchor': 'middle', 'font-size': 10, fill: 'currentColor' }, 'N')),
    h('p', null, said, h('br'), sector.at ? `${t('card.wind')} ${degrees(sector.from)} ${sector.speed.toFixed(1)} m/s · ${Math.round(sector.ageMillis / 1000)} s` : t('card.noWind')));
};

/** Told means since the incident began: who was reached because of an earlier one knows nothing of it. Without a begin nobody counts as told. */
const calledClass = ({ downWind, calls }, since) => (since && calls?.some(({ reached, at }) => reached && Date.parse(at) >= since) ? 'told' : downWind ? 'late' : '');

/** Who must be told down-wind: distance, telephone, and who told them or tried to; with the right to, a form that notes a call. */
const Neighbours = ({ card, onNoted, about, since }) => h('ul', { class: 'names neighbours' }, card.neighbours.map((each) => h('li', { key: each.id, 'data-neighbour': each.id, class: calledClass(each, since) },
  h('span', null, [pick(each.name), metres(each.metres), each.downWind ? t('card.downWind') : t('card.notDownWind'), !each.withinReach && t('card.outOfReach'), each.phone === null && t('card.noPhone')].filter(Boolean).join(' · '),
    each.phone && [' · ', h('a', { href: `tel:${each.phone.replace(/[^+\d]/g, '')}` }, each.phone)]),
  each.calls === null ? h('p', { class: 'note' }, t('card.callsUnknown')) : each.calls.map((call) => h('p', { key: call.id, class: 'soft', 'data-reached': String(call.reached) },
    h('b', null, t(call.reached ? 'card.reached' : 'card.notReached')), ` ${clock(call.at)} ${call.by} · ${t(`card.${call.means}`)}${call.words ? ` · ${call.words}` : ''}`)),
  onNoted && h(CallForm, { card, neighbour: each, onNoted, about }))));

/** Notes that a neighbour was told, or that nobody answered; the same pressed again after no answer is noted once. */
class CallForm extends Component {
  async note(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const { card, neighbour, about, onNoted } = this.props;
    const call = { enterprise: card.enterprise, site: card.site, neighbour: neighbour.id, reached: event.submitter.value === 'reached', words: new FormData(form).get('words'), means: neighbour.phone ? 'PHONE' : 'VISIT',
      ...(about ? { about } : {}) };
    const said = JSON.stringify(call);
    this.pressed = this.pressed?.said === said ? this.pressed : { said, key: newId() };
    this.setState({ isBusy: true, refused: null });
    try {
      await api.noteCall(call, this.pressed.key);
      this.pressed = null;
      form.reset();
      onNoted();
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${refusal.message}` });
    }
    this.setState({ isBusy: false });
  }

  render({ neighbour }, { isBusy, refused }) {
    return h('form', { class: 'match-form', onSubmit: (event) => this.note(event) }, refused && h('p', { class: 'note', role: 'alert' }, refused),
      h('input', { name: 'words', maxLength: 500, placeholder: t('card.words'), 'aria-label': `${t('card.words')}: ${pick(neighbour.name)}` }),
      h('button', { class: 'primary', value: 'reached', disabled: isBusy }, t('card.reached')), h('button', { value: 'not', disabled: isBusy }, t('card.notReached')));
  }
}

/** The whole card; with a site also sector and neighbours. */
export const Card = ({ card, onNoted, about, since }) => h('section', { class: 'card', 'data-card': card.cas },
  h('h3', null, `${t('card')}: ${pick(card.name)} · CAS ${card.cas} · UN ${card.un}`),
  PARTS.map((part) => h('p', { key: part, class: part === 'rescue' ? 'note' : undefined }, h('b', null, `${t(`card.${part}`)}: `), card[part].map((each) => `${pick(each.text)} [${each.mark}]`).join(' '))),
  h('div', { class: 'wide' }, h('table', null, h('thead', null, h('tr', null, ['basis', 'spill', 'isolation', 'day', 'night', 'source'].map((name) => h('th', { key: name, scope: 'col' }, t(`card.${name}`))))),
    h('tbody', null, card.distances.map((each, index) => h('tr', { key: index, 'data-basis': each.basis }, h('td', null, t(`cardBasis.${each.basis}`)), h('td', null, `${t(`cardSpill.${each.spill}`)} ${each.vessel ? pick(each.vessel) : ''}`),
      h('td', null, metres(each.isolation)), h('td', null, metres(each.day)), h('td', null, `${metres(each.night)}${each.beyond ? '+' : ''}`), h('td', null, `${each.source}, ${each.edition} [${each.mark}]`, each.flag && h('b', { class: 'doubt' }, ` ${pick(each.flag)}`))))))),
  card.sector && h(Sector, { sector: card.sector }),
  card.neighbours && h(Neighbours, { card, onNoted, about, since }),
  h('a', { href: `/api/v1/cards/${card.cas}/print${card.site ? `?enterprise=${card.enterprise}&site=${card.site}` : ''}`, target: '_blank', rel: 'noopener' }, t('card.print')));

/**
 * The cards of an alarm or of a site, folded, with the live wind and who was told by whomever. `since` is when the incident began, in ms; an
 * alarm or leak of its own needs a key of its own, because what was shown stays when the gateway does not answer.
 */
export class CardsOf extends Component {
  componentDidMount() { this.poll = poll(() => this.load(), POLL_MILLIS); }

  componentWillUnmount() { clearInterval(this.poll); }

  componentDidUpdate(before) {
    if (before.query !== this.props.query) {
      this.load();
    }
  }

  /** An answer to an earlier query is dropped. The gateway gives the calls of a day, or those since a time before that. */
  async load() {
    const { query, since } = this.props;
    try {
      const { cards } = await api.cardsOf(since < Date.now() - DAY_MILLIS ? `${query}&since=${since}` : query);
      if (query === this.props.query) {
        this.setState({ cards });
      }
    } catch { /* what was shown stays */ }
  }

  render({ mayNote, about, since }, { cards = [] }) {
    return cards.length > 0 && h('div', { class: 'response-cards' }, cards.map((card) => h('details', { key: card.cas, 'data-folded': card.cas },
      h('summary', null, `${t('card')}: ${pick(card.name)} – ${pick(card.brief)}`), h(Card, { card, about, since, onNoted: mayNote && (() => this.load()) }))));
  }
}

/** All cards, after those of the site that the printed card at a place names. */
export class Cards extends Board {
  get refreshMillis() { return this.props.site ? 10_000 : 60_000; }

  async fetch() {
    const [enterprise, site] = (this.props.site ?? '').split('/');
    const [{ cards }, here] = await Promise.all([api.cardsOf(''), site && api.cardsOf(new URLSearchParams({ enterprise, site }).toString())]);
    return { cards, here: here?.cards ?? [] };
  }

  show({ cards, here }) {
    const { shown } = this.state;
    return [h('h2', { key: 'head' }, t('cards')), here.length > 0 && h('div', { key: 'here', id: 'cards-here' }, h('p', { class: 'path' }, this.props.site), here.map((card) => h(Card, { key: card.cas, card, onNoted: this.props.mayNote && (() => this.load()) }))),
      h('ul', { key: 'list', class: 'warnings' }, cards.map((card) => h('li', { key: card.cas }, h('button', { class: 'warning', 'data-cas': card.cas, 'aria-expanded': String(shown?.cas === card.cas), onClick: () => this.open(card.cas) },
        h('b', null, pick(card.name)), h('span', { class: 'soft' }, `CAS ${card.cas} · UN ${card.un}`), h('span', null, pick(card.brief))), shown?.cas === card.cas && h(Card, { card: shown }))))];
  }

  open(cas) { api.card(cas).then((shown) => this.setState({ shown: this.state.shown?.cas === cas ? null : shown }), () => {}); }
}
