import type { Uid } from '../../base/uid.ts';
import type { ImageSeries, SeriesId, SeriesWarning, Study } from '../../domain/image-series.ts';
import { buildSeries } from './build-series.ts';
import type { ParsedInstance } from './parsed-instance.ts';
import { patientsOf } from './patient.ts';
import { partKey, type FrameInSeries } from './series-part.ts';
import { splitSeries } from './split-series.ts';

/** Groups instances by patient, study and series as they arrive. */
export interface StudyCollector {
  /**
   * Takes an instance in. Gives the name of the file that already holds the same SOP instance, in which case nothing
   * was taken, else null.
   */
  add(instance: ParsedInstance): string | null;
  /**
   * The studies so far. Only series that grew since the last call are built again.
   * `complete` is true once all files are in: only then is a gap a missing slice.
   */
  studies(complete: boolean): readonly Study[];
}

interface SeriesBucket {
  readonly instances: ParsedInstance[];
  built: { readonly for: string; readonly series: readonly ImageSeries[] } | null;
}

/** An empty collector. */
export function createStudyCollector(): StudyCollector {
  const fileOf = new Map<Uid, string>();
  const byStudy = new Map<string, Map<string, SeriesBucket>>();
  return {
    add(instance) {
      const earlier = fileOf.get(instance.sopInstanceUid);
      if (earlier !== undefined) return earlier;
      fileOf.set(instance.sopInstanceUid, instance.fileName);
      const bySeries = entryOf(
        byStudy,
        instance.study.studyInstanceUid,
        () => new Map<string, SeriesBucket>(),
      );
      const bucket = entryOf(bySeries, instance.seriesInstanceUid, emptyBucket);
      bucket.instances.push(instance);
      bucket.built = null;
      return null;
    },
    studies: (complete) =>
      [...byStudy.values()].flatMap((buckets) => studiesOf([...buckets.values()], complete)),
  };
}

/** Groups a complete set of instances; of instances with the same UID the first is kept. */
export function groupInstances(instances: Iterable<ParsedInstance>): readonly Study[] {
  const collector = createStudyCollector();
  for (const instance of instances) collector.add(instance);
  return collector.studies(true);
}

const emptyBucket = (): SeriesBucket => ({ instances: [], built: null });

function entryOf<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const created = create();
  map.set(key, created);
  return created;
}

/** One study for each patient found under one StudyInstanceUID. */
function studiesOf(buckets: readonly SeriesBucket[], complete: boolean): readonly Study[] {
  const patients = patientsOf(buckets.flatMap(({ instances }) => instances));
  const warnings = patients.length > 1 ? [twoPatientsWarning(patients.length)] : [];
  return patients.flatMap(({ header, includes }, index) => {
    const suffix = patients.length > 1 ? `~${index + 1}` : '';
    const series = buckets.flatMap((bucket) => {
      const context = { complete, warnings, suffix };
      if (patients.length > 1) {
        const own = bucket.instances.filter(({ study }) => includes(study));
        return seriesOf(own, context);
      }
      const state = `${complete}`;
      bucket.built =
        bucket.built?.for === state
          ? bucket.built
          : { for: state, series: seriesOf(bucket.instances, context) };
      return bucket.built.series;
    });
    return [{ header, series: series.toSorted(compareSeries) }];
  });
}

const twoPatientsWarning = (count: number): SeriesWarning => ({
  kind: 'two-patients',
  message: `The files give ${count} different patients for one study; they are kept apart as separate studies. Check whose images these are.`,
});

function seriesOf(
  instances: readonly ParsedInstance[],
  context: {
    readonly complete: boolean;
    readonly warnings: readonly SeriesWarning[];
    readonly suffix: string;
  },
): readonly ImageSeries[] {
  const frames = instances.flatMap((instance): FrameInSeries[] =>
    instance.frames.map((frame) => ({ instance, frame })),
  );
  const first = instances[0];
  if (first === undefined) return [];
  const parts = splitSeries(frames).toSorted((a, b) => (partKey(a) < partKey(b) ? -1 : 1));
  return parts.flatMap((part, index) => {
    const built = buildSeries({
      part,
      id: `${first.seriesInstanceUid}${context.suffix}${partKey(part)}` as SeriesId,
      studyInstanceUid: first.study.studyInstanceUid,
      partNumber: index + 1,
      partCount: parts.length,
      studyWarnings: context.warnings,
      complete: context.complete,
    });
    return built === null ? [] : [built];
  });
}

/** By series number, then as the UIDs sort, so that the order never depends on the order of the files. */
function compareSeries(a: ImageSeries, b: ImageSeries): number {
  const byNumber = (a.seriesNumber ?? Infinity) - (b.seriesNumber ?? Infinity);
  if (byNumber !== 0 && !Number.isNaN(byNumber)) return byNumber;
  return a.id < b.id ? -1 : 1;
}
