// What the first view does not need is fetched when it is shown first: a page, the details of an alarm, the search.
import { h, Component } from './lib.js';
import { t } from './texts.js';

/**
 * A component of a module that comes with its first showing.
 * load: () => import(…), once; name: what the module exports. What cannot be fetched says so, with a button that tries again with the page.
 */
export function later(load, name) {
  let made = null;
  let loading = null;
  const fetchModule = () => { loading ??= load().then((module) => { made = module[name]; }).finally(() => { loading = null; }); return loading; };
  return class Later extends Component {
    /** Fetches it before it is shown; a failure is told where it is shown. */
    static fetch = () => (made ? Promise.resolve() : fetchModule().catch(() => {}));

    componentDidMount() {
      if (!made) {
        fetchModule().then(() => this.setState({ isRefused: false }), () => this.setState({ isRefused: true }));
      }
    }

    render(props, { isRefused }) {
      return made ? h(made, props) : isRefused ? h('p', { class: 'note not-loaded', role: 'alert' }, `${t('notLoaded')} `, h('button', { onClick: () => location.reload() }, t('loadAgain')))
        : h('p', { class: 'loading', role: 'status' }, t('reading'));
    }
  };
}
