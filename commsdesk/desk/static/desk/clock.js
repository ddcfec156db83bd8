// Counts down beside every <time data-countdown>, by the server's clock.
(() => {
  "use strict";
  const SOON = 5 * 60_000; // the liaison is rung five minutes before
  const ahead = Date.parse(document.body.dataset.now) - Date.now();

  function span(milliseconds) {
    const seconds = Math.floor(Math.abs(milliseconds) / 1000);
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    const rest = String(seconds % 60).padStart(2, "0");
    return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
  }

  function show(time) {
    const left = Date.parse(time.dateTime) - Date.now() - ahead;
    let words = time.nextElementSibling;
    if (!words?.classList.contains("left")) {
      words = document.createElement("span");
      words.classList.add("left");
      time.after(" ", words);
    }
    words.className = left < 0 ? "left late" : left < SOON ? "left soon" : "left";
    words.textContent = left < 0 ? `${span(left)} late` : `in ${span(left)}`;
    const clock = time.closest(".clock");
    clock?.classList.toggle("soon", left >= 0 && left < SOON);
    clock?.classList.toggle("late", left < 0);
  }

  function tick() {
    for (const time of document.querySelectorAll("time[data-countdown]")) show(time);
  }

  if (Number.isFinite(ahead)) {
    tick();
    setInterval(tick, 1000);
  }
})();
