/* Inside an iframe: tell the host how tall the story is, and where the event is that a link points to.
 * Understood by pym.js, @nprapps/sidechain, @newswire/frames, amp-iframe, WordPress and the pasted snippet's script. */
(function () {
  "use strict";
  if (window.parent === window) return;

  var child = /[?&]childId=([^&#]*)/.exec(window.location.search);
  var id = child ? decodeURIComponent(child[1].replace(/\+/g, " ")) : "";
  var secret = /^#\?secret=(\w+)$/.exec(window.location.hash); // WordPress's, for an address pasted into a post
  var sent = 0;

  function legacy(type, value) {
    window.parent.postMessage(["pym", id, type, value].join("xPYMx"), "*");
  }

  function contentHeight() {
    // The body's own box: the document element is never smaller than the frame, so it could not shrink.
    var box = document.body.getBoundingClientRect();
    var style = window.getComputedStyle(document.body);
    return Math.ceil(box.height + parseFloat(style.marginTop) + parseFloat(style.marginBottom));
  }

  function sendHeight(force) {
    var height = contentHeight();
    if (!height || (height === sent && force !== true)) return;
    sent = height;
    legacy("height", height);
    window.parent.postMessage({ sentinel: "amp", type: "embed-size", height: height }, "*");
    if (secret) window.parent.postMessage({ message: "height", value: height, secret: secret[1] }, "*");
  }

  function pointToEvent() {
    var name = "";
    try {
      name = decodeURIComponent(window.location.hash.slice(1));
    } catch (error) {
      return;
    }
    var target = name && document.getElementById(name);
    if (!target) return;
    sendHeight(true);
    var top = Math.round(target.getBoundingClientRect().top + window.pageYOffset);
    legacy("scrollToChildPos", top);
    window.parent.postMessage({ sentinel: "timeline", type: "scroll-to", top: top }, "*");
  }

  function onMessage(event) {
    if (event.source !== window.parent) return;
    var data = event.data;
    if (typeof data === "string" && data.slice(0, 8) === "pymxPYMx") {
      sendHeight(true);
    } else if (data && (data.type === "frames-init" || data.type === "send-embed-size")) {
      sendHeight(true);
    } else if (data && data.sentinel === "timeline" && data.type === "go-to") {
      var hash = "#" + encodeURIComponent(String(data.id));
      if (window.location.hash === hash) pointToEvent();
      else window.location.hash = hash;
    }
  }

  function start() {
    document.documentElement.setAttribute("data-framed", "");
    if (window.ResizeObserver) new ResizeObserver(sendHeight).observe(document.body);
    window.addEventListener("resize", sendHeight);
    window.addEventListener("load", function () {
      sendHeight(true);
      pointToEvent();
    });
    window.addEventListener("hashchange", pointToEvent);
    window.addEventListener("message", onMessage);
    sendHeight(true);
  }

  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
