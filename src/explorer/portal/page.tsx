/** Stub page. */
import { openPage } from '../page/open-page.js';

openPage('/portal', () => <p>…</p>);
