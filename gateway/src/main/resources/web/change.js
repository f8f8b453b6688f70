// A change before it is made: what is, what will be, and why. Nothing is changed without a reason.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import './texts/settings.js';

const WHY_MAX = 500;

/** Lines of both that are not the same: [key of the name, old, new]; null instead of one is something new, or something removed. */
export function differences(before, after) {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names.map((name) => [name, before?.[name] ?? '', after?.[name] ?? '']).filter(([, old, next]) => old !== next);
}

/**
 * before and after: texts by the key of their name; onMake(why) makes the change and throws why not; onMade() once it is made; onPresent(thing) when
 * somebody else has made another thing of it meanwhile; action: key of what the button says.
 */
export class Change extends Component {
  state = { error: null, isBusy: false };

  componentDidMount() { this.base.querySelector('[name=why]').focus(); }

  async make(event) {
    event.preventDefault();
    const why = new FormData(event.currentTarget).get('why').trim();
    this.setState({ isBusy: true, error: null });
    try {
      await this.props.onMake(why);
      this.props.onMade();
    } catch (refusal) {
      this.setState({ isBusy: false, error: `${t('failed')}: ${refusal.message}` });
      if (refusal.problem?.present) {
        this.props.onPresent(refusal.problem.present);
      }
    }
  }

  render({ title, action, before, after, onCancel }, { error, isBusy }) {
    const lines = differences(before, after);
    return h('form', { class: 'change card', id: 'change', 'aria-label': title, onSubmit: (event) => this.make(event) },
      h('h3', null, title),
      lines.length === 0 ? h('p', null, t('settings.same')) : h('div', { class: 'wide' }, h('table', null,
        h('thead', null, h('tr', null, ['settings.what', 'settings.old', 'settings.new'].map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
        h('tbody', null, lines.map(([name, old, next]) => h('tr', { key: name, 'data-line': name },
          h('th', { scope: 'row' }, t(name)), h('td', null, old ? h('del', null, old) : '–'), h('td', null, next ? h('ins', null, next) : '–')))))),
      h('div', { class: 'request' },
        h('label', null, t('settings.why'), h('input', { name: 'why', required: true, pattern: '.*\\S.*', maxLength: WHY_MAX, autocomplete: 'off' })),
        error && h('p', { class: 'note', role: 'alert' }, error),
        h('p', { class: 'call-wishes' },
          h('button', { class: 'primary', disabled: isBusy || lines.length === 0 }, t(action ?? 'settings.make')),
          h('button', { type: 'button', onClick: onCancel }, t('settings.cancel')))));
  }
}
