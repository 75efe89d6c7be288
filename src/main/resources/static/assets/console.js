"use strict";
// Shows times in the reader's zone; without this script they say UTC.
(() => {
  const format = new Intl.DateTimeFormat(undefined, {dateStyle: "medium", timeStyle: "short"});
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

  function localize(root) {
    for (const time of root.querySelectorAll("time[datetime]:not([data-local])")) {
      const at = new Date(time.dateTime);
      if (!Number.isNaN(at.getTime())) {
        time.textContent = format.format(at);
        time.title = `${time.dateTime} (${zone})`;
        time.dataset.local = "";
      }
    }
  }

  localize(document);
  document.addEventListener("htmx:afterSwap", event => localize(event.detail.elt.parentElement || document));
})();
