// What a careful developer writes without a library: the peer of our widget.

const FACTS = ['department', 'office', 'schedule', 'employmentType'];
const STYLE = `
  ul { margin: 0; padding: 0; list-style: none; font: 1rem/1.4 system-ui, sans-serif }
  li { display: flex; flex-direction: column; gap: 0.25rem; padding: 0.75rem 0; border-bottom: 1px solid #d5d9e0 }
  small { color: #555 }`;

/** Reads the fields that a list shows out of a feed. */
export function readPositions(xml) {
  const feed = new DOMParser().parseFromString(xml, 'text/xml');
  return Array.from(feed.getElementsByTagName('position'), (position) => {
    const fields = {};
    for (const field of position.children) {
      if (field.localName === 'id' || field.localName === 'name' || FACTS.includes(field.localName)) {
        fields[field.localName] = field.textContent.trim();
      }
    }
    return fields;
  });
}

customElements.define('plain-board', class extends HTMLElement {
  async connectedCallback() {
    const answer = await fetch(this.getAttribute('feed'));
    const positions = readPositions(await answer.text());
    const style = document.createElement('style');
    style.textContent = STYLE;
    const list = document.createElement('ul');
    list.append(...positions.map((fields) => {
      const [row, link, facts] = ['li', 'a', 'small'].map((name) => document.createElement(name));
      link.href = `#${fields.id}`;
      link.textContent = fields.name;
      facts.textContent = FACTS.map((fact) => fields[fact]).filter(Boolean).join(' · ');
      row.append(link, facts);
      return row;
    }));
    this.attachShadow({ mode: 'open' }).append(style, list);
  }
});
