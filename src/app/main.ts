import '../components/theme/global.css';
import { z } from 'zod';
import './thecal-app.ts';

// Zod would otherwise try `new Function`, which the page's policy forbids and reports.
z.config({ jitless: true });
