// Pipelines: how far each segment is watched, its mass balances, and its leak with rate, place in words and evidence as sentences. What is
// unknown is said.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/leaks.js';
import { clock, number } from './format.js';
import { poll } from './poll.js';
import * as api from './api.js';

const POLL_MILLIS = 5_000;
const figure = (value) => (value === null || value === undefined ? t('leak.unknown') : number(value));

/** All segments; nothing where there is none. */
export class PipelineBoard extends Component {
  constructor() {
    super();
    this.state = { pipelines: [], selected: null, error: null };
  }

  componentDidMount() { this.poll = poll(() => this.load(), POLL_MILLIS); }

  componentWillUnmount() { clearInterval(this.poll); }

  async load() {
    try {
      const { pipelines } = await api.pipelines();
      this.setState({ pipelines, error: null });
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  render(_, { pipelines, selected, error }) {
    const key = (each) => `${each.enterprise}/${each.site}/${each.id}`;
    return h('section', { class: 'pipelines', hidden: pipelines.length === 0 && !error },
      error && h('p', { class: 'note', role: 'alert' }, error),
      h('h2', null, t('pipe.segments')),
      h('ul', { class: 'warnings' }, pipelines.map((each) => h('li', { key: key(each) },
        h('button', { class: 'warning', 'aria-expanded': String(key(each) === selected), 'data-pipeline': each.id, onClick: () => this.setState({ selected: key(each) === selected ? null : key(each) }) },
          h('b', { class: `leak-name ${each.leak?.priority ?? ''}` }, `${pick(each.name)} · ${each.leak ? t('pipe.leak') : t('pipe.none')}`),
          h('span', { class: 'headline' }, each.leak ? pick(each.leak.text) : `${each.enterprise}/${each.site}`),
          h('span', { class: 'soft' }, pick(each.statementText))),
        key(each) === selected && h(Segment, { segment: each })))));
  }
}

const Segment = ({ segment }) => h('article', { class: 'card', 'data-shown': segment.id },
  segment.leak && h(Leak, { leak: segment.leak }),
  segment.lost.length > 0 && h('p', { class: 'note' }, `${t('pipe.silent')}: ${segment.lost.join(', ')}`),
  h('h3', null, t('pipe.balances')),
  h('table', { class: 'plain' },
    h('thead', null, h('tr', null, h('th', null, t('pipe.window')), h('th', null, t('pipe.loss')), h('th', null, t('pipe.threshold')))),
    h('tbody', null, segment.balances.map((each) => h('tr', { key: each.window }, h('td', null, pick(each.windowText)), h('td', null, figure(each.loss)), h('td', null, figure(each.threshold)))))),
  h('p', { class: 'soft' }, `${t('pipe.k')} ${number(segment.k)} · ${t('pipe.learnt')} ${number(segment.learntHours)}`),
  segment.past.length > 0 && h('h3', null, t('pipe.past')),
  h('ul', null, segment.past.map((leak) => h('li', { key: leak.id }, `${clock(leak.begunAt)} – ${clock(leak.overAt)} · ${pick(leak.text)}`))));

const Leak = ({ leak }) => h('div', null,
  h('p', { class: `leak-name ${leak.priority}`, id: 'pipe-text' }, pick(leak.text)),
  h('p', { class: 'soft' }, clock(leak.begunAt)),
  h('h3', null, t('leak.evidence')),
  h('ul', { class: 'leak-evidence' }, leak.evidence.map((each, index) => h('li', { key: `${each.kind}${index}`, 'data-kind': each.kind }, pick(each.text)))));
