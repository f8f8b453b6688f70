// Once a month the outside monitor must page; somebody who was paged says so here.
import { h, Component } from './lib.js';
import { t } from './texts.js';
import './texts/calls.js';
import { clock } from './format.js';
import * as api from './api.js';

export class ForcedMiss extends Component {
  constructor() {
    super();
    this.state = { miss: null, error: null };
  }

  componentDidMount() { api.forcedMiss().then((miss) => this.setState({ miss }), () => {}); }

  async confirm() {
    try {
      this.setState({ miss: await api.confirmForcedMiss(), error: null });
    } catch (refusal) {
      this.setState({ error: `${t('failed')}: ${refusal.message}` });
    }
  }

  render({}, { miss, error }) {
    return miss?.awaited && h('section', { class: 'card forced-miss' }, h('p', null, `${t('forcedMiss.asked')} ${clock(miss.beganAt)}`),
      h('p', null, h('button', { 'data-forced-miss': 'confirm', onClick: () => this.confirm() }, t('forcedMiss.paged'))), error && h('p', { role: 'alert' }, error));
  }
}
