// Explanations in place: one sentence for every figure, letter and refusal, by a button that fingers and keys reach.
import { h, Component } from './lib.js';
import { t } from './texts.js';

/** A sentence with its words of the glossary, which stand in brackets in the table of texts, set apart. */
export const Sentence = ({ id }) => t(`help.${id}`, '').split(/[[\]]/).map((part, i) => (i % 2 === 1 ? h('dfn', { key: i }, part) : part));

export const hasHelp = (id) => t(`help.${id}`, '') !== '';

/** shown: what the button shows, a question mark by itself; isTabStop: false where a list would have too many. */
export class Help extends Component {
  state = { isOpen: false };

  /** The sentences come with the first that is asked for; without them there is nothing to open. */
  async toggle(event) {
    event.stopPropagation();
    await import('./texts/help.js').catch(() => {});
    this.setState(({ isOpen }) => ({ isOpen: !isOpen }));
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
      isOpen && h('span', { class: 'help-text', role: 'note' }, hasHelp(id) ? h(Sentence, { id }) : t('notLoaded')));
  }
}
