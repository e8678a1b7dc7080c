import { html, svg } from 'lit';
import {
  BODY_PATH,
  CANAL,
  SCHEMATIC_SIZE,
  SECTOR_SHAPES,
} from '../../schematic/schematic-shapes.ts';

/** What is numbered: one sector stands for its kind. `at` is where the number goes, by default the sector's middle. */
const NUMBERED = [
  { name: 'Body, six parts', compartment: 'body-anterior-middle' },
  { name: 'Pedicle', compartment: 'pedicle-right' },
  { name: 'Costovertebral joint', compartment: 'costovertebral-right' },
  { name: 'Transverse process', compartment: 'transverse-process-right' },
  { name: 'Facet joint', compartment: 'facet-right' },
  { name: 'Lamina', compartment: 'lamina-right' },
  { name: 'Spinous process', compartment: 'spinous-process' },
  { name: 'Epidural, four parts', compartment: 'epidural-ventral' },
  { name: 'Intradural, outside the cord', compartment: 'intradural-extramedullary' },
  { name: 'In the cord', compartment: 'intramedullary' },
  { name: 'Foramen', compartment: 'foramen-right' },
  { name: 'Paraspinal', compartment: 'paraspinal-right' },
] as const;

/** The compartments of a level, numbered, with their names below. Bone has solid edges, soft tissue dashed ones. */
export function compartmentsDrawing(): unknown {
  const { width, height } = SCHEMATIC_SIZE;
  return html`<div class="drawing" data-drawing="compartments">
    <svg
      viewBox="0 0 ${width} ${height}"
      role="img"
      aria-label="Compartments of a level, seen from below: right is on the left. The list below names the numbers."
    >
      <clipPath id="body"><path d=${BODY_PATH}></path></clipPath>
      ${SECTOR_SHAPES.map(({ path, inBody, tissue }) => {
        const shape = svg`<path d=${path} fill=${tissue === 'bone' ? '#1b1e22' : 'none'} fill-rule="evenodd"
          stroke="#8b939d" stroke-width="1.4" stroke-dasharray=${tissue === 'bone' ? 'none' : '4 3'} />`;
        return inBody ? svg`<g clip-path="url(#body)">${shape}</g>` : shape;
      })}
      <path d=${BODY_PATH} fill="none" stroke="#b1b8c0" stroke-width="1.8"></path>
      <circle class="sac" cx=${CANAL.x} cy=${CANAL.y} r=${CANAL.sac} style="fill: none"></circle>
      <ellipse
        class="cord"
        cx=${CANAL.x}
        cy=${CANAL.y}
        rx=${CANAL.cordX}
        ry=${CANAL.cordY}
        style="fill: none"
      ></ellipse>
      ${NUMBERED.map(({ compartment }, at) => {
        const sector = SECTOR_SHAPES.find((one) => one.compartment === compartment);
        const [x, y] = sector?.centre ?? [0, 0];
        return svg`<text x=${x} y=${y + 6} text-anchor="middle" style="font-size: 16px; font-weight: 650">${at + 1}</text>`;
      })}
      <text class="minor" x="18" y="24" style="font-size: 16px">R</text>
      <text class="minor" x="412" y="24" style="font-size: 16px">L</text>
    </svg>
    <ol>
      ${NUMBERED.map(({ name }, at) => html`<li><b>${at + 1}</b> ${name}</li>`)}
    </ol>
  </div>`;
}
