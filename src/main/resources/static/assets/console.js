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

  // Parts of a page that are loaded again would be read out each time; this says only what has changed.
  function tell() {
    const news = document.getElementById("news");
    const now = [...document.querySelectorAll("[data-news]")].map(one => one.textContent.trim()).join(" ");
    if (news && news.dataset.told !== now) {
      news.textContent = news.dataset.told === undefined ? "" : now;
      news.dataset.told = now;
    }
  }

  function lost(isLost) {
    const notice = document.getElementById("lost");
    if (notice) {
      notice.hidden = !isLost;
    }
  }

  // A list that comes while somebody types is not worth what was typed.
  const typed = field => JSON.stringify([...field.querySelectorAll("input, select")].map(one => [one.value, one.checked]));
  document.addEventListener("htmx:beforeRequest", event => {
    if (event.target.matches(".field")) {
      event.target.dataset.asked = typed(event.target);
    }
  });
  document.addEventListener("htmx:beforeSwap", event => {
    const field = event.detail.target;
    if (field.matches(".field") && (field.dataset.asked !== typed(field) || field.contains(document.activeElement))) {
      event.detail.shouldSwap = false;
    }
  });

  localize(document);
  tell();
  document.addEventListener("htmx:afterSettle", () => {
    localize(document);
    tell();
    lost(false);
  });
  document.addEventListener("htmx:sendError", () => lost(true));
  document.addEventListener("htmx:responseError", () => lost(true));
})();
