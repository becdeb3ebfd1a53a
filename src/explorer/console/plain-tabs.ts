/** Makes GraphiQL’s tabs a plain list of buttons: it puts buttons inside tabs, and what is inside a tab a screen reader cannot reach. */

export function makeTabsPlain(console: HTMLElement): () => void {
  const mend = () => {
    for (const list of console.querySelectorAll('[role="tablist"]')) list.removeAttribute('role');
    for (const tab of console.querySelectorAll('.graphiql-tab')) {
      tab.removeAttribute('role');
      tab.removeAttribute('aria-selected');
      const isActive = tab.classList.contains('graphiql-tab-active');
      for (const button of tab.querySelectorAll('.graphiql-tab-button')) button.ariaCurrent = isActive ? 'true' : null;
    }
  };
  const observer = new MutationObserver(mend);
  observer.observe(console, { subtree: true, childList: true, attributeFilter: ['aria-selected'] });
  mend();
  return () => observer.disconnect();
}
