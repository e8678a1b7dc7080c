// Cornerstone's decoders; the package names no entry for its worker.
import '../../node_modules/@cornerstonejs/dicom-image-loader/dist/esm/decodeImageFrameWorker.js';
