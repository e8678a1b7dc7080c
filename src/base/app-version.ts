declare const __APP_VERSION__: string;
declare const __APP_BUILD__: string;

/** The program's version, set when it is built; "development" where nothing was. */
export const APP_VERSION = typeof __APP_VERSION__ === 'undefined' ? 'development' : __APP_VERSION__;

/** What exactly was built: version and revision. */
export const APP_BUILD = typeof __APP_BUILD__ === 'undefined' ? 'development' : __APP_BUILD__;
