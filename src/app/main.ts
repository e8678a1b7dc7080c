import '../components/theme/global.css';
import './thecal-app.ts';
