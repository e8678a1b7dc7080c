import { html, nothing } from 'lit';
import { CONFLICTS, type ConflictId } from '../../domain/reference/conflicts.ts';
import { isCardId, REFERENCE, type CardId } from '../../domain/reference/reference.ts';
import { REFERENCE_TOPICS, type CardPart } from '../../domain/reference/reference-card.ts';
import { SOURCES, type SourceId } from '../../domain/reference/sources.ts';
import { renderDrawing } from './drawings/drawing.ts';

/** A card with its drawing, what is published, what Thecal does, where sources disagree, and its sources. */
export function renderCard(id: CardId, go: (card: CardId) => void): unknown {
  const card = REFERENCE[id];
  const see = (card.see ?? []).filter(isCardId);
  return html`<article data-card=${id}>
    <p class="topic">${REFERENCE_TOPICS[card.topic]}</p>
    <h2 tabindex="-1">${card.title}</h2>
    ${card.drawing === undefined ? nothing : renderDrawing(card.drawing)}
    ${card.parts.map(renderPart)}
    ${
      card.rule === undefined
        ? nothing
        : html`<section class="rule">
            <h3>In Thecal</h3>
            <p>${card.rule}</p>
          </section>`
    }
    ${
      card.conflicts === undefined
        ? nothing
        : html`<section>
            <h3>Where the sources disagree</h3>
            ${card.conflicts.map(renderConflict)}
          </section>`
    }
    <section>
      <h3>${card.sources.length === 1 ? 'Source' : 'Sources'}</h3>
      <ul class="sources">
        ${card.sources.map(renderSource)}
      </ul>
    </section>
    ${
      see.length === 0
        ? nothing
        : html`<section>
            <h3>See also</h3>
            <ul class="links">
              ${see.map((other) => html`<li>${renderLink(other, go)}</li>`)}
            </ul>
          </section>`
    }
  </article>`;
}

/** A button that leads to a card. */
export const renderLink = (id: CardId, go: (card: CardId) => void): unknown =>
  html`<button
    type="button"
    class="link"
    data-go=${id}
    @click=${() => {
      go(id);
    }}
  >
    ${REFERENCE[id].title}
  </button>`;

function renderPart(part: CardPart): unknown {
  switch (part.kind) {
    case 'text':
      return html`<p>${part.text}</p>`;
    case 'list':
      return html`<ul class="bullets">
        ${part.items.map((item) => html`<li>${item}</li>`)}
      </ul>`;
    case 'table':
      return html`<table>
        <caption>
          ${part.caption}
        </caption>
        <thead>
          <tr>
            ${part.head.map((cell) => (cell === '' ? html`<td></td>` : html`<th scope="col">${cell}</th>`))}
          </tr>
        </thead>
        <tbody>
          ${part.rows.map(
            ([first, ...rest]) =>
              html`<tr>
                <th scope="row">${first}</th>
                ${rest.map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>`;
  }
}

function renderConflict(id: ConflictId): unknown {
  const { title, conflict, rule, reason } = CONFLICTS[id];
  return html`<details data-conflict=${id}>
    <summary>${title} <span class="quiet">${id}</span></summary>
    <p>${conflict}</p>
    <p><strong>Rule:</strong> ${rule}</p>
    <p class="quiet">Because: ${reason}</p>
  </details>`;
}

function renderSource(id: SourceId): unknown {
  const { citation, isChecked } = SOURCES[id];
  return html`<li>
    ${citation}${isChecked ? nothing : html` <em>(not checked against the source)</em>`}
  </li>`;
}
