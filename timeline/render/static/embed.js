/* On the host page: turn <blockquote data-timeline-src> into an iframe, keep each such iframe as tall as its
 * story, and carry deep links: https://host/article#timeline-e12 opens the event e12 inside the frame. */
(function () {
  "use strict";
  var SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";
  var PREFIX = "#timeline-";

  function frames() {
    return Array.prototype.slice.call(document.querySelectorAll("iframe[data-timeline]"));
  }

  function wanted() {
    return window.location.hash.indexOf(PREFIX) === 0 ? window.location.hash.slice(PREFIX.length) : "";
  }

  function isWeb(url) {
    return /^https?:$/.test(new URL(url, window.location.href).protocol);
  }

  function upgrade(quote) {
    var source = quote.getAttribute("data-timeline-src");
    if (!isWeb(source)) return;
    var frame = document.createElement("iframe");
    frame.setAttribute("data-timeline", "");
    frame.setAttribute("title", quote.getAttribute("data-timeline-title") || "Timeline");
    frame.setAttribute("sandbox", SANDBOX);
    frame.setAttribute("loading", "lazy");
    frame.setAttribute("height", quote.getAttribute("data-timeline-height") || "600");
    frame.style.cssText = "display:block;width:100%;border:0";
    if (wanted()) frame.setAttribute("loading", "eager");
    frame.src = source + (wanted() ? "#" + wanted() : "");
    quote.parentNode.replaceChild(frame, quote);
  }

  function sender(event) {
    return frames().filter(function (frame) {
      return frame.contentWindow === event.source;
    })[0];
  }

  function onMessage(event) {
    var data = event.data;
    var frame = data && typeof data === "object" && sender(event);
    if (!frame) return;
    if (data.sentinel === "amp" && data.type === "embed-size" && data.height > 0) {
      frame.setAttribute("height", Math.ceil(Number(data.height)));
    } else if (data.sentinel === "timeline" && data.type === "scroll-to" && data.top >= 0) {
      window.scrollTo(0, frame.getBoundingClientRect().top + window.pageYOffset + Number(data.top));
    }
  }

  function start() {
    Array.prototype.forEach.call(document.querySelectorAll("blockquote[data-timeline-src]"), upgrade);
    frames().forEach(function (frame) {
      frame.contentWindow.postMessage({ sentinel: "amp", type: "send-embed-size" }, "*");
    });
  }

  if (!window.timelineEmbed) {
    window.timelineEmbed = { start: start };
    window.addEventListener("message", onMessage);
    window.addEventListener("hashchange", function () {
      if (!wanted()) return;
      frames().forEach(function (frame) {
        frame.contentWindow.postMessage({ sentinel: "timeline", type: "go-to", id: wanted() }, "*");
      });
    });
    document.addEventListener("DOMContentLoaded", start);
  }
  start();
})();
