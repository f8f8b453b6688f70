// What the first view does not need is fetched when it is shown first, or soon after the first view: a console stands for weeks, and whatever is
// opened for the first time in an emergency has to be there, also when the gateway is away or has been exchanged for another version.
import { h, Component } from './lib.js';
import { t } from './texts.js';

/** After the first view, and between tries to fetch what could not be fetched. */
const REST_MILLIS = 5_000;
const AGAIN_MILLIS = 30_000;
const parts = [];

/** Something else that is fetched ahead; load: () => import(…). */
export function ahead(load) { parts.push(load); }

const rest = (millis) => new Promise((over) => { setTimeout(over, millis); });

/** Fetches everything, the frame's own parts first, one after the other, and what failed again later; not for who asks to save data. */
export async function fetchAhead() {
  if (!navigator.connection?.saveData) {
    for (let missing = [...parts].reverse(), pause = REST_MILLIS; missing.length > 0; pause = AGAIN_MILLIS) {
      await rest(pause);
      missing = await failing(missing);
    }
    document.documentElement.dataset.ahead = 'complete';
  }
}

async function failing(loads) {
  const failed = [];
  for (const load of loads) {
    await load().catch(() => failed.push(load));
  }
  return failed;
}

/**
 * A component of a module that comes with its first showing, if it has not come before.
 * load: () => import(…), once; name: what the module exports. What cannot be fetched says so, with a button that tries again with the page.
 */
export function later(load, name) {
  let made = null;
  let loading = null;
  const fetchModule = () => { loading ??= load().then((module) => { made = module[name]; }).finally(() => { loading = null; }); return loading; };
  ahead(fetchModule);
  return class Later extends Component {
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
