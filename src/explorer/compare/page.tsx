/** Stub page. */
import { openPage } from '../page/open-page.js';

openPage('/compare', () => <p>…</p>);
