// Our only script. It tells Python which link of ours was chosen, so that the session is kept, and
// brings a place on the page into view. It reads addresses and ids, and puts nothing on the page.
const OURS = ["article?", "draft?", "batch?", "#found-"].map((to) => `a[href^="${to}"]`).join();
let shown = null;

const bringIntoView = (ids, key) => {
  if (key === shown) return;
  const until = performance.now() + 4000;
  const look = () => {
    const there = ids.map((id) => document.getElementById(id));
    if (there.every(Boolean)) {
      shown = key;
      for (const element of there) {
        element.scrollIntoView({ block: "center" });
        element.focus({ preventScroll: true });
      }
    } else if (performance.now() < until) {
      requestAnimationFrame(look);
    }
  };
  look();
};

export default ({ data, setTriggerValue }) => {
  const chosen = (event) => {
    const link = event.target.closest?.(OURS);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setTriggerValue("chosen", link.getAttribute("href"));
  };
  // One listener in all: an earlier one would report to a part of a page that is gone, and Streamlit
  // would drop both reports.
  document.removeEventListener("click", document.verifyChosen);
  document.verifyChosen = chosen;
  document.addEventListener("click", chosen);
  if (data) bringIntoView(data.to, data.key);
  else shown = null;
  return () => document.removeEventListener("click", chosen);
};
