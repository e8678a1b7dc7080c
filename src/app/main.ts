import '../components/theme/global.css';
import { parseRoute } from './route.ts';
import './thecal-app.ts';

// A study's address says what will be needed: its screen comes while its first images do.
const { kind } = parseRoute(location.hash);
if (kind === 'sample' || kind === 'archive-study') void import('../features/read/index.ts');
