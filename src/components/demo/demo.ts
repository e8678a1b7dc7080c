import { render, type TemplateResult } from 'lit';
import '../theme/global.css';
import { compartmentsDemo } from './compartments-demo.ts';
import { esccStatesDemo } from './panel-demo.ts';
import { libraryDemo } from './library-demo.ts';
import { readDemo } from './read-demo.ts';
import { statesDemo } from './states-demo.ts';

/** Each screen's elements in their states, for looking at: `demo.html#library`, `#read`, `#compartments`, `#states`, `#escc`. */
const DEMOS: Readonly<Record<string, () => TemplateResult>> = {
  library: libraryDemo,
  read: readDemo,
  compartments: compartmentsDemo,
  states: statesDemo,
  escc: esccStatesDemo,
};

function show(): void {
  const demo = DEMOS[location.hash.slice(1)] ?? libraryDemo;
  render(demo(), document.body);
}

window.addEventListener('hashchange', show);
show();
