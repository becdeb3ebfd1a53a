/** Stub page. */
import { openPage } from '../page/open-page.js';

openPage('/access', () => <p>…</p>);
