/** Stub page. */
import { openPage } from '../page/open-page.js';

openPage('/graph', () => <p>…</p>);
