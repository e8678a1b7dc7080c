// Read before any module: zod would otherwise try `new Function` while the first schemas are made, which the page's policy
// forbids and Firefox reports. Its configuration is this global (zod 4, core.js).
globalThis.__zod_globalConfig = { jitless: true };
