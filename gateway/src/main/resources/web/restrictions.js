// Work that the weather forbids at sites, or of which nobody can say whether it is safe; what a station measures is a local reading and
// never has the colour of a warning.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/weather.js';
import { clock } from './format.js';
import { poll } from './poll.js';
import * as api from './api.js';

const POLL_MILLIS = 10_000;
const path = ({ enterprise, site }) => `${enterprise}/${site}`;

/** of: enterprise/site, or nothing for all sites that one sees. */
export class Restrictions extends Component {
  constructor() {
    super();
    this.state = { sites: [] };
  }

  componentDidMount() { this.poll = poll(() => this.load(), POLL_MILLIS); }

  componentWillUnmount() { clearInterval(this.poll); }

  async load() {
    try {
      const { sites, warningsKnown } = await api.weatherRestrictions(this.props.of);
      this.setState({ sites, error: warningsKnown ? null : t('restriction.warningsNotKnown') });
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  render(props, { sites, error }) {
    return h('div', { class: 'restrictions' }, error && h('p', { class: 'note', role: 'alert' }, error), sites.map((site) => h(Site, { key: path(site), site })));
  }
}

const reading = ({ measure, value, unit, unknown }) => `${t(`measure.${measure}`)} ${unknown ? `${t('restriction.unknown')} (${t(`unknown.${unknown}`)})` : `${value} ${unit}`}`;

const Site = ({ site }) => h('section', { class: 'card', 'data-restrictions': path(site) },
  h('h3', null, `${t('restriction.title')} · ${path(site)}`),
  site.localReadings.length > 0 && h('p', { class: 'soft' }, `${t('restriction.localReading')}: ${site.localReadings.map(reading).join(' · ')}`),
  site.notMeasured?.length > 0 && h('p', { class: 'soft' }, `${t('restriction.notMeasured')}: ${site.notMeasured.map((each) => t(`measure.${each}`)).join(' · ')}`),
  h('ul', { class: 'weather-actions' }, site.restrictions.map((each) => h('li', { key: each.rule + (each.warning ?? each.localReading?.point ?? ''), class: each.state === 'in_force' ? 'late' : '', 'data-work': each.work },
    h('span', null, each.state === 'in_force' ? pick(each.text) : `${pick(each.workName)}: ${t('restriction.unknownWork')}`),
    h('span', { class: 'soft' }, [each.cause === 'warning' ? t('restriction.warning') : `${t('restriction.localReading')}: ${each.localReading ? reading(each.localReading) : t(`unknown.${each.unknown}`)}`,
      each.until && `${t('restriction.until')} ${clock(each.until)}`, each.mayBeUpgraded && t('restriction.upgrade'), `${each.source} [${each.mark}]`].filter(Boolean).join(' · '))))),
  site.tightened.map((each) => h('p', { key: each.rule, class: 'note' }, `${t('restriction.tightened')}: ${pick(each.text)}`)));
