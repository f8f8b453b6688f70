// In the head of every page: what waits for a second person, as soon as anything does.
import { h, Component } from './lib.js';
import { later } from './later.js';
import * as api from './api.js';

const POLL_MILLIS = 4_000;

const Lines = later(() => import('./second-person.js'), 'SecondPersonLines');

export class SecondPersonStrip extends Component {
  constructor() {
    super();
    this.state = { requests: [] };
    this.onAsked = () => this.load();
  }

  componentDidMount() {
    window.addEventListener(api.SECOND_PERSON_ASKED, this.onAsked);
    this.load();
    this.poll = setInterval(() => this.load(), POLL_MILLIS);
  }

  componentWillUnmount() {
    clearInterval(this.poll);
    window.removeEventListener(api.SECOND_PERSON_ASKED, this.onAsked);
  }

  /** What cannot be asked for now stays as it was; the page says elsewhere when nothing answers. */
  async load() {
    if (this.isLoading) {
      return;
    }
    this.isLoading = true;
    try {
      const { requests } = await api.secondPersonRequests();
      this.setState({ requests: requests.filter(({ state, by, mayAgree }) => (by === this.props.user ? state === 'WAITING' || state === 'AGREED' : mayAgree)) });
    } catch {
      // asked again in a moment
    } finally {
      this.isLoading = false;
    }
  }

  render({ user }, { requests }) {
    return requests.length > 0 && h(Lines, { user, requests, onChange: () => this.load() });
  }
}
