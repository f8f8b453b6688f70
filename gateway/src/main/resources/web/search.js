// One box for everything (Ctrl-K): alarms and enterprises from what the console holds, everything else from the gateway.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/duty.js';
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

/** Alarms that have every word or stand at a point that has, enterprises, and where else the words can be asked for; points: ids. */
export function local(text, points, { alarms, enterprises, maySeePast }) {
  const words = text.toLowerCase().split(/\s+/);
  return [
    ...found('alarm', alarms.filter(({ id, point, message }) => points.includes(point) || holds(`${id} ${point} ${message.zh} ${message.en}`, words)), ({ id }) => format({ page: 'alarm', alarm: id }), ({ message }) => pick(message)),
    ...found('enterprise', enterprises.filter(({ enterprise }) => holds(enterprise, words)), ({ enterprise }) => format({ page: 'enterprise', enterprise }), ({ enterprise }) => enterprise),
    ...(maySeePast ? found('past', [text], () => format({ page: 'past', words: text }), () => text) : []),
  ];
}

/** What each question to the gateway gave, as results. */
const remote = ({ plant: { sites, points }, permits, posts, warnings, entries, restrictions }) => [
  ...found('site', sites, ({ enterprise, site }) => format({ page: 'sites', place: `${enterprise}/${site}` }), ({ enterprise, site, name }) => `${pick(name)} (${enterprise}/${site})`),
  ...found('point', points, ({ point }) => format({ page: 'trends', points: point, hours: '8' }), ({ point, name, siteName }) => `${siteName ? pick(siteName) : ''} ${pick(name)} (${point})`),
  ...found('permit', permits, ({ id }) => format({ page: 'permits', permit: id }), ({ id, title, place, enterprise, site, state }) => `${pick(title)} · ${place} · ${t(`permit.${state}`)} (${enterprise}/${site} ${id})`),
  ...found('duty', posts, ({ post }) => format({ page: 'duty', post }), ({ name, responsible }) => `${pick(name)}: ${names(responsible)}`),
  ...found('weather', warnings, () => format({ page: 'weather' }), ({ event, headline }) => `${pick(event.name)} · ${headline}`),
  ...found('restriction', restrictions, ({ place }) => format({ page: 'sites', place }), ({ place, text }) => `${pick(text)} (${place})`),
  ...found('entry', entries, ({ post, words }) => format({ page: 'duty', post, words }), ({ at, kind, matter, action }) => `${moment(at)} ${t(`log.${kind}`)} · ${matter}${action ? ` · ${action}` : ''}`),
];

/** Work that the weather forbids, where the words are. */
function restricted(sites, text) {
  const words = text.toLowerCase().split(/\s+/);
  return sites.flatMap(({ enterprise, site, restrictions }) => restrictions.filter(({ state }) => state === 'in_force').map((each) => ({ ...each, id: each.rule, place: `${enterprise}/${site}` })))
    .filter(({ place, text: { zh, en }, workName }) => holds(`${place} ${zh} ${en} ${workName.zh} ${workName.en}`, words));
}

/** Rooms of the gateway are asked apart from the plant: who may not read one of them, or when its store is away, finds the rest. */
const orNone = (answer, some) => answer.then(some, () => []);

/** Everything that the gateway finds. */
async function ask(text) {
  const [plant, permits, posts, warnings, entries, restrictions] = await Promise.all([api.search(text), orNone(api.findPermits(text), (found) => found.permits), orNone(api.findOnDuty(text), (found) => found.posts),
    orNone(api.findWarnings(text), (found) => found.warnings), orNone(api.findLogEntries(text), (found) => found.entries.map((entry) => ({ ...entry, words: text }))),
    orNone(api.weatherRestrictions(), ({ sites }) => restricted(sites, text))]);
  return { plant, permits, posts, warnings, entries, restrictions };
}

export class Search extends Component {
  constructor() {
    super();
    this.state = { text: '', found: [], at: 0, error: null };
  }

  componentDidMount() { this.box.focus(); }

  componentWillUnmount() { clearTimeout(this.timer); this.question = null; }

  type(text) {
    this.setState({ text });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(text.trim()), PAUSE_MILLIS);
  }

  /** Only the newest question is answered. */
  async ask(text) {
    this.question = text;
    if (!text) {
      this.setState({ found: [], at: 0 });
      return;
    }
    try {
      const there = await ask(text);
      this.show(text, there.plant.points.map(({ point }) => point), remote(there), null);
    } catch (refusal) {
      this.show(text, [], [], refusal.message);
    }
  }

  show(text, points, there, error) {
    if (this.question === text) {
      const here = local(text, points, this.props);
      this.setState({ found: [...here.filter(({ kind }) => kind !== 'past'), ...there, ...here.filter(({ kind }) => kind === 'past')], at: 0, error });
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

  render({ onClose }, { text, found, at, error }) {
    return h('div', { class: 'search', id: 'search', role: 'dialog', 'aria-modal': 'true', 'aria-label': t('searchAll'), onKeyDown: (event) => this.key(event) },
      h('input', { ref: (box) => { this.box = box; }, type: 'search', value: text, placeholder: t('searchAll'), 'aria-label': t('searchAll'), maxLength: 200, onInput: (event) => this.type(event.currentTarget.value) }),
      h('button', { onClick: onClose, 'aria-label': t('close') }, '✕'),
      error && h('p', { class: 'note', role: 'alert' }, error),
      h('ul', null, found.map(({ kind, key, link, name }, i) => h('li', { key, class: i === at ? 'chosen' : '' },
        h('a', { href: link, onClick: onClose }, h('span', { class: 'soft' }, t(`found.${kind}`)), ' ', name)))),
      text.trim() && found.length === 0 && !error && h('p', { class: 'soft' }, t('foundNothing')));
  }
}
