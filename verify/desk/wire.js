// Our only script. It tells Python which link of ours was chosen, so that the session is kept, and
// brings a place on the page into view. It reads addresses and ids, and puts nothing on the page.
const OURS = 'a[href^="article?"], a[href^="#found-"]';
let shown = null;

const bringIntoView = (to, key) => {
  if (!to || key === shown) return;
  const until = performance.now() + 4000;
  const look = () => {
    const there = document.getElementById(to);
    if (there) {
      shown = key;
      there.scrollIntoView({ block: "center" });
      there.focus({ preventScroll: true });
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
  document.addEventListener("click", chosen);
  if (data) bringIntoView(data.to, data.key);
  else shown = null;
  return () => document.removeEventListener("click", chosen);
};
