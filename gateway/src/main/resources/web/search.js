// One box for everything (Ctrl-K): sites, points and permits from the gateway, alarms, people on duty and warnings from what the console holds.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/response.js';
import './texts/search.js';
import { format } from './link.js';
import { names } from './on-duty.js';
import * as api from './api.js';

const PAUSE_MILLIS = 150;
const SHOWN_MAX = 8;

const holds = (text, words) => words.every((word) => text.toLowerCase().includes(word));

/** Alarms, posts and warnings that have every word, as results with their links. */
export function local(words, { alarms, posts, warnings }) {
  const found = (kind, all, text, link, name) => all.filter((one) => holds(text(one), words)).slice(0, SHOWN_MAX).map((one) => ({ kind, key: `${kind} ${link(one)}`, link: link(one), name: name(one) }));
  return [
    ...found('alarm', alarms, ({ id, point, message }) => `${id} ${point} ${message.zh} ${message.en}`, ({ id }) => format({ page: 'alarm', alarm: id }), ({ message }) => pick(message)),
    ...found('duty', posts, ({ name, responsible }) => `${name.zh} ${name.en} ${names(responsible)}`, () => format({ page: 'duty' }), ({ name, responsible }) => `${pick(name)}: ${names(responsible)}`),
    ...found('weather', warnings, ({ event, headline }) => `${event.name.zh} ${event.name.en} ${headline ?? ''}`, () => format({ page: 'weather' }), ({ event }) => pick(event.name)),
  ];
}

const remote = ({ sites, points }, permits) => [
  ...sites.slice(0, SHOWN_MAX).map(({ enterprise, site, name }) => ({ kind: 'site', key: `site ${enterprise}/${site}`, link: format({ page: 'sites', place: `${enterprise}/${site}` }), name: `${pick(name)} (${enterprise}/${site})` })),
  ...points.slice(0, SHOWN_MAX).map(({ point, name, siteName }) => ({ kind: 'point', key: `point ${point}`, link: format({ page: 'trends', points: point, hours: '8' }), name: `${siteName ? pick(siteName) : ''} ${pick(name)} (${point})` })),
  ...permits.map(({ id, title, place, enterprise, site, state }) => ({ kind: 'permit', key: `permit ${id}`, link: format({ page: 'permits', permit: id }), name: `${pick(title)} · ${place} · ${t(`permit.${state}`)} (${enterprise}/${site} ${id})` })),
];

/** Permits are kept apart from the plant: whoever may not read them, or when their store is away, finds the rest. */
const permitsOf = (text) => api.findPermits(text).then(({ permits }) => permits, () => []);

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
    const here = local(text.toLowerCase().split(/\s+/), this.props);
    try {
      const [there, permits] = await Promise.all([api.search(text), permitsOf(text)]);
      if (this.question === text) {
        this.setState({ found: [...here, ...remote(there, permits)], at: 0, error: null });
      }
    } catch (refusal) {
      this.setState({ found: here, at: 0, error: refusal.message });
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
