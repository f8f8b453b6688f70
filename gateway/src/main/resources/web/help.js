// Explanations in place: one sentence for every figure, letter and refusal, by a button that fingers and keys reach.
import { h, Component } from './lib.js';
import { t } from './texts.js';

/** A sentence with its words of the glossary, which stand in brackets in the table of texts, set apart. */
export const Sentence = ({ id }) => t(`help.${id}`, '').split(/[[\]]/).map((part, i) => (i % 2 === 1 ? h('dfn', { key: i }, part) : part));

export const hasHelp = (id) => t(`help.${id}`, '') !== '';

/** shown: what the button shows, a question mark by itself; isTabStop: false where a list would have too many. */
export class Help extends Component {
  state = { isOpen: false };

  toggle(event) {
    event.stopPropagation();
    this.setState({ isOpen: !this.state.isOpen });
  }

  onKey(event) {
    if (event.key === 'Escape' && this.state.isOpen) {
      event.stopPropagation();
      this.setState({ isOpen: false });
    }
  }

  render({ id, shown, label, isTabStop = true, ...props }, { isOpen }) {
    return h('span', { class: 'helped', onKeyDown: (event) => this.onKey(event) },
      h('button', { type: 'button', 'data-help': id, ...props, class: `help ${props.class ?? ''}`, tabIndex: isTabStop ? undefined : -1, 'aria-expanded': String(isOpen), 'aria-label': `${label ?? shown ?? ''} ${t('help')}`.trim(), onClick: (event) => this.toggle(event) }, shown ?? '?'),
      isOpen && h('span', { class: 'help-text', role: 'note' }, h(Sentence, { id })));
  }
}

const HEAD = [['unacked', 'unacked'], ['unprotected', 'unprotected'], ['live', 'live'], ['engine', 'engineName'], ['onDuty', 'duty'], ['keyPeriod', 'keyPeriod'], ['position', 'position']];
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];
const STATES = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'];
const FLAGS = ['chattering', 'late', 'qualityBad', 'latching', 'leads'];
const QUALITIES = ['good', 'uncertain', 'bad', 'stale', 'never'];

const list = (entries) => h('dl', null, entries.map(([id, name]) => [h('dt', { key: id }, name), h('dd', { key: `${id} means` }, h(Sentence, { id }))]));

/** What the head of every page and the letters and marks of alarms mean. */
export const HelpPanel = ({ onClose }) => h('section', { class: 'help-panel', id: 'help-panel', 'aria-label': t('helpOf') }, h('h2', null, t('helpOf'), ' ', h('button', { class: 'close', 'aria-label': t('close'), onClick: onClose }, '✕')),
  h('div', { class: 'help-columns' },
    list(HEAD.map(([id, name]) => [id, t(name)])),
    list([...PRIORITIES.map((id) => [id, `${id} ${t(id)}`]), ...STATES.map((letter) => [`state.${letter}`, `${letter} ${t(letter)}`])]),
    list([...FLAGS.map((id) => [id, t(id)]), ...QUALITIES.map((id) => [`quality.${id}`, t(`quality.${id}`)])])));
