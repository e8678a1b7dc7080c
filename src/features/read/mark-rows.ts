import type { MarkRow } from '../../components/marks/mark-words.ts';
import { imageKeyOf, type ImageReference } from '../../domain/image-series.ts';
import type { Vertebra } from '../../domain/level.ts';
import { compareVertebrae } from '../../domain/levels/sequence.ts';
import { measurementText } from '../../domain/measurement-value.ts';
import { compartmentName } from '../../domain/names.ts';
import { structureName } from '../../domain/structures.ts';
import type { MarkId } from '../../domain/reading.ts';
import { sliceNumber } from '../../editor/linking.ts';
import type { SessionState } from '../../editor/session-state.ts';

/** Every mark of a reading as it is listed: outlines and measures by level from head to foot, then points and key images. */
export function markRows(state: SessionState): readonly MarkRow[] {
  const { reading, hiddenMarks, selectedMark, images } = state;
  const planeOf = (image: ImageReference) => images.get(imageKeyOf(image))?.frame.plane ?? null;
  const row = (
    mark: { readonly id: MarkId; readonly image: ImageReference },
    name: string,
    level: Vertebra | null,
    more: Partial<MarkRow> = {},
  ): MarkRow => ({
    id: mark.id,
    name,
    structure: null,
    role: null,
    level,
    canMove: false,
    place: placeOf(state, mark.image),
    isHidden: hiddenMarks.has(mark.id),
    isChosen: mark.id === selectedMark,
    ...more,
  });
  const drawn = [
    ...reading.outlines.map((one) =>
      row(one, structureName(one.structure), one.level, {
        structure: one.structure,
        role: one.role,
        canMove: true,
      }),
    ),
    ...reading.measurements.map((one) =>
      row(
        one,
        `${KIND_NAMES[one.kind]} ${measurementText(one, planeOf(one.image))}`.trim(),
        one.level,
        {
          canMove: true,
        },
      ),
    ),
    ...reading.markers.map((one) => row(one, compartmentName(one.compartment), one.level)),
  ].toSorted((a, b) =>
    a.level === null || b.level === null
      ? Number(a.level === null) - Number(b.level === null)
      : compareVertebrae(a.level, b.level),
  );
  return [
    ...drawn,
    ...reading.levels.map((one) =>
      row(one, `Label ${one.vertebra}${one.status === 'confirmed' ? '' : ', proposed'}`, null),
    ),
    ...(reading.conus ? [row(reading.conus, 'Tip of the conus', null)] : []),
    ...reading.keyImages.map((one) => row(one, 'Key image', one.level)),
  ];
}

const KIND_NAMES = {
  distance: 'Distance',
  height: 'Height',
  angle: 'Angle',
  translation: 'Translation',
  signal: 'Signal',
  arrow: 'Arrow',
} as const;

/** "Ax T2, slice 7 of 12"; what is not among the images of the study says so. */
function placeOf({ images }: SessionState, image: ImageReference): string {
  const found = images.get(imageKeyOf(image));
  if (!found) return 'on an image that is not here';
  const { series, frame } = found;
  return `${series.description}, slice ${sliceNumber(series, series.frames.indexOf(frame))} of ${series.frames.length}`;
}
