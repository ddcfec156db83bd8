// Adds the reader's own time beside UTC, says when an update is late, and shows news as it comes.
(() => {
  "use strict";
  const EVERY = 30_000; // milliseconds between two looks for news; an unchanged page costs a 304
  const day = { day: "numeric", month: "long" };
  const hour = { hour: "2-digit", minute: "2-digit", timeZoneName: "short" };

  const own = (time) => {
    const at = new Date(time.dateTime);
    if (at.getTimezoneOffset() === 0) return;
    const isOtherDay = at.getDate() !== at.getUTCDate();
    const text = new Intl.DateTimeFormat("en-GB", isOtherDay ? { ...day, ...hour } : hour).format(at);
    const beside = document.createElement("span");
    beside.className = "local";
    beside.textContent = ` (${text})`;
    time.after(beside);
  };

  const ownLateness = (line) => {
    line.hidden = line.hidden && new Date(line.dataset.due) > new Date();
  };

  const complete = () => {
    document.querySelectorAll("time").forEach(own);
    document.querySelectorAll("[data-due]").forEach(ownLateness);
  };

  const news = document.getElementById("news");
  let shown = news ? news.innerHTML : "";
  const look = async () => {
    if (document.hidden) return;
    const response = await fetch(location.pathname, { cache: "no-cache" });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("news");
    if (fresh && fresh.innerHTML !== shown) {
      shown = fresh.innerHTML;
      news.innerHTML = shown;
      document.title = page.title;
      complete();
    } else {
      document.querySelectorAll("[data-due]").forEach(ownLateness);
    }
  };

  document.documentElement.classList.add("scripted");
  complete();
  if (news) setInterval(() => look().catch(() => {}), EVERY); // offline: the next look may do
})();
