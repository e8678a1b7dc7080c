import type { Plugin } from 'vite';

/** A part of a package that nothing here calls, with what stands in its place. */
interface UnusedPart {
  readonly importer: RegExp;
  readonly module: RegExp;
  readonly code: string;
}

/**
 * Parts that come with Cornerstone and are never called here, and what each would cost a visit. Whoever begins to use one
 * takes it off this list.
 */
const UNUSED_PARTS: readonly UnusedPart[] = [
  {
    // Reads DICOM for Cornerstone's own metadata (700 kB); ours is read by src/dicom. Cornerstone takes its logger from it
    // too, and looks the names of attributes up as it starts.
    importer: /@cornerstonejs\/(metadata|utils)\//,
    module: /^dcmjs$/,
    code: `
      const none = class {};
      const silent = () => undefined;
      const loggers = new Map();
      const logger = (name = '') => {
        const known = loggers.get(name);
        if (known) return known;
        const one = {
          trace: silent, debug: silent, info: silent, setDefaultLevel: silent, getLogger: logger,
          warn: console.warn.bind(console), error: console.error.bind(console),
          setLevel: (level) => { if (level === 'silent') one.warn = one.error = silent; },
        };
        loggers.set(name, one);
        return one;
      };
      const entryOf = (name) => (/^[A-Z]/.test(name) ? { tag: '(0000,0000)' } : undefined);
      const nameMap = new Proxy({}, {
        get: (_, name) => entryOf(name),
        getOwnPropertyDescriptor: (_, name) =>
          entryOf(name) && { value: entryOf(name), configurable: true, enumerable: true },
      });
      export const constants = {};
      export const log = logger();
      export default {
        async: { AsyncDicomReader: none },
        utilities: { DicomMetadataListener: none },
        data: { DicomMetaDictionary: { dictionary: {}, nameMap } },
      };`,
  },
  {
    // A second way to the graphics card (190 kB), which Cornerstone never takes.
    importer: /vtk\.js\/Rendering\/(Profiles|Misc|Core)\//,
    module: /\/WebGPU\//,
    code: 'export default {};',
  },
  {
    // Colour maps (140 kB): images here are grey or have their own colours.
    importer: /ColorTransferFunction\/ColorMaps/,
    module: /ColorMaps\.json/,
    code: 'export default [];',
  },
  {
    // Reads surfaces from XML (300 kB with its builder).
    importer: /vtk\.js\/IO\/XML\//,
    module: /^xmlbuilder2$/,
    code: 'export const create = () => undefined;',
  },
];

const PREFIX = '\0unused-part:';

/** Leaves out of the build what packages bring and nothing calls. */
export function unusedParts(): Plugin {
  return {
    name: 'unused-parts',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined) return null;
      const at = UNUSED_PARTS.findIndex(
        (part) => part.importer.test(importer) && part.module.test(source),
      );
      return at < 0 ? null : `${PREFIX}${at}`;
    },
    load(id) {
      return id.startsWith(PREFIX)
        ? (UNUSED_PARTS[Number(id.slice(PREFIX.length))]?.code ?? null)
        : null;
    },
  };
}
