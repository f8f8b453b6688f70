// One box for everything (Ctrl-K): alarms and enterprises from what the console holds, everything else from the gateway.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/duty.js';
import './texts/equipment.js';
import './texts/response.js';
import './texts/search.js';
import { format } from './link.js';
import { moment } from './format.js';
import { names } from './on-duty.js';
import * as api from './api.js';

const PAUSE_MILLIS = 150;
const SHOWN_MAX = 8;

const holds = (text, words) => words.every((word) => text.toLowerCase().includes(word));

/** Results of a kind: what has every word, each with its link and name. */
const found = (kind, all, link, name) => all.slice(0, SHOWN_MAX).map((one) => ({ kind, key: `${kind} ${one.id ?? ''} ${link(one)}`, link: link(one), name: name(one) }));

/**
 * Alarms that have every word or stand at a point that has, enterprises that have them or a site that has, and where else the words can be asked for.
 * An enterprise has no name but its id, so it is found in Chinese by its sites. points: ids; sites: as the gateway found them.
 */
export function local(text, { points = [], sites = [] }, { alarms, enterprises, maySeePast }) {
  const words = text.toLowerCase().split(/\s+/);
  const ids = new Set(points.map(({ point }) => point));
  const owners = new Set(sites.map(({ enterprise }) => enterprise));
  return [
    ...found('alarm', alarms.filter(({ id, point, message }) => ids.has(point) || holds(`${id} ${point} ${message.zh} ${message.en}`, words)), ({ id }) => format({ page: 'alarm', alarm: id }), ({ message }) => pick(message)),
    ...found('enterprise', enterprises.filter(({ enterprise }) => owners.has(enterprise) || holds(enterprise, words)), ({ enterprise }) => format({ page: 'enterprise', enterprise }), ({ enterprise }) => enterprise),
    ...(maySeePast ? found('past', [text], () => format({ page: 'past', words: text }), () => text) : []),
  ];
}

const at = ({ enterprise, site }) => `${enterprise}/${site}`;
const inForce = (sites) => sites.flatMap((site) => site.restrictions.filter(({ state }) => state === 'in_force').map((each) => ({ ...each, id: each.rule, place: at(site) })));

/** What is asked, in the order in which results stand: the question to the gateway, and its answer as results. */
const QUESTIONS = [
  [api.search, ({ sites, points }) => [
    ...found('site', sites, (site) => format({ page: 'sites', place: at(site) }), (site) => `${pick(site.name)} (${at(site)})`),
    ...found('point', points, ({ point }) => format({ page: 'trends', points: point, hours: '8' }), ({ point, name, siteName }) => `${siteName ? pick(siteName) : ''} ${pick(name)} (${point})`)]],
  [api.findPermits, ({ permits }) => found('permit', permits, ({ id }) => format({ page: 'permits', permit: id }), ({ id, title, place, state, ...site }) => `${pick(title)} · ${place} · ${t(`permit.${state}`)} (${at(site)} ${id})`)],
  [api.findEquipment, ({ equipment }) => found('equipment', equipment, (each) => format({ page: 'equipment', place: `${at(each)}/${each.equipment}` }), (each) => `${pick(each.name)} · ${t(`equip.${each.state}`)} (${at(each)}/${each.equipment})`)],
  [api.findOnDuty, ({ posts }) => found('duty', posts, ({ post }) => format({ page: 'duty', post }), ({ name, responsible }) => `${pick(name)}: ${names(responsible)}`)],
  [api.findWarnings, ({ warnings }) => found('weather', warnings, () => format({ page: 'weather' }), ({ event, headline }) => `${pick(event.name)} · ${headline}`)],
  [api.findOwnWarnings, ({ messages }) => found('own', messages, () => format({ page: 'warnings' }), ({ headline, state, ...site }) => `${pick(headline)} · ${t(`own.${state}`)} (${at(site)})`)],
  [api.findRestrictions, ({ sites }) => found('restriction', inForce(sites), ({ place }) => format({ page: 'sites', place }), ({ place, text }) => `${pick(text)} (${place})`)],
  [api.findLogEntries, ({ entries }, words) => found('entry', entries, ({ post }) => format({ page: 'duty', post, words }), ({ at: time, kind, matter, action }) => `${moment(time)} ${t(`log.${kind}`)} · ${matter}${action ? ` · ${action}` : ''}`)],
];

export class Search extends Component {
  constructor() {
    super();
    this.state = { text: '', found: [], at: 0, error: null, isAsking: false };
  }

  componentDidMount() { this.box.focus(); }

  componentWillUnmount() { clearTimeout(this.timer); this.question = null; }

  type(text) {
    this.setState({ text, isAsking: Boolean(text.trim()) });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(text.trim()), PAUSE_MILLIS);
  }

  /**
   * Only the newest question is answered, and each part of the answer is shown as it comes. Rooms of the gateway are asked apart: who may not read one of
   * them, or when its store is away, finds the rest; only a plant that cannot be searched is an error.
   */
  async ask(text) {
    const question = {};
    this.question = question;
    this.setState({ found: [], at: 0, error: null, isAsking: Boolean(text) });
    if (!text) {
      return;
    }
    const answers = QUESTIONS.map(() => []);
    let plant = {};
    await Promise.all(QUESTIONS.map(async ([ask, results], place) => {
      try {
        const answer = await ask(text);
        answers[place] = results(answer, text);
        plant = place === 0 ? answer : plant;
      } catch (refusal) {
        if (place === 0 && this.question === question) {
          this.setState({ error: refusal.message });
        }
      }
      this.show(question, text, plant, answers.flat());
    }));
    if (this.question === question) {
      this.setState({ isAsking: false });
    }
  }

  /** What is chosen stays chosen while more results come. */
  show(question, text, plant, there) {
    if (this.question === question) {
      const here = local(text, plant, this.props);
      const found = [...here.filter(({ kind }) => kind !== 'past'), ...there, ...here.filter(({ kind }) => kind === 'past')];
      const chosen = this.state.at === 0 ? undefined : this.state.found[this.state.at];
      this.setState({ found, at: Math.max(0, found.findIndex(({ key }) => key === chosen?.key)) });
    }
  }

  key(event) {
    const { found, at } = this.state;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.setState({ at: Math.min(Math.max(at + (event.key === 'ArrowDown' ? 1 : -1), 0), Math.max(found.length - 1, 0)) });
    } else if (event.key === 'Enter' && found[at]) {
      location.hash = found[at].link;
      this.props.onClose();
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      this.props.onClose();
    }
  }

  render({ onClose }, { text, found, at, error, isAsking }) {
    return h('div', { class: 'search', id: 'search', role: 'dialog', 'aria-modal': 'true', 'aria-label': t('searchAll'), onKeyDown: (event) => this.key(event) },
      h('input', { ref: (box) => { this.box = box; }, type: 'search', value: text, placeholder: t('searchAll'), 'aria-label': t('searchAll'), maxLength: 200, onInput: (event) => this.type(event.currentTarget.value) }),
      h('button', { onClick: onClose, 'aria-label': t('close') }, '✕'),
      error && h('p', { class: 'note', role: 'alert' }, error),
      h('ul', null, found.map(({ kind, key, link, name }, i) => h('li', { key, class: i === at ? 'chosen' : '' },
        h('a', { href: link, onClick: onClose }, h('span', { class: 'soft' }, t(`found.${kind}`)), ' ', name)))),
      text.trim() && (isAsking || found.every(({ kind }) => kind === 'past') && !error) && h('p', { class: 'soft', role: 'status' }, t(isAsking ? 'stillSearching' : 'foundNothing')));
  }
}
