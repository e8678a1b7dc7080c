import type { Vector3 } from '../../geometry/spaces.ts';
import type { Attributes } from './attributes.ts';
import type { AcquisitionParameters } from './parsed-instance.ts';

/** A frame's functional groups, the frame's own before the shared ones. Source: DICOM PS3.3 C.7.6.16. */
export type FunctionalGroup = (sequenceTag: string) => Attributes;

/** The acquisition parameters of a frame, from its functional groups where it has them, else from the data set. */
export function acquisitionOf(
  attributes: Attributes,
  group: FunctionalGroup,
): AcquisitionParameters {
  const timing = group('x00189112');
  const echo = group('x00189114');
  const modifier = group('x00189115');
  const diffusion = group('x00189117');
  const frameType = group('x00189226');
  const content = group('x00209111');
  const fieldOfView = group('x00189125');
  const inversionTimes = modifier.doubles('x00189079');
  return {
    modality: attributes.code('x00080060'),
    seriesDescription: attributes.text('x0008103e'),
    protocolName: attributes.text('x00181030'),
    imageType: firstList(frameType.codes('x00089007'), attributes.codes('x00080008')),
    scanningSequence: firstList(
      attributes.codes('x00180020'),
      echoPulseSequence(attributes.code('x00189008'), modifier.code('x00189009')),
    ),
    sequenceVariant: attributes.codes('x00180021'),
    scanOptions: attributes.codes('x00180022'),
    sequenceName: attributes.text('x00180024') || attributes.text('x00189005'),
    contrastBolusAgent:
      attributes.text('x00180010') || (attributes.items('x00180012').length > 0 ? 'given' : ''),
    acquisitionContrast: frameType.code('x00089209') || attributes.code('x00089209'),
    spectrallySelectedSuppression: modifier.code('x00189025') || attributes.code('x00189025'),
    repetitionTimeMs: attributes.number('x00180080') ?? timing.number('x00180080'),
    echoTimeMs: attributes.number('x00180081') ?? echo.double('x00189082'),
    inversionTimeMs: attributes.number('x00180082') ?? inversionTimes?.[0] ?? null,
    flipAngleDeg: attributes.number('x00181314') ?? timing.number('x00181314'),
    echoTrainLength: attributes.number('x00180091') ?? timing.number('x00180091'),
    echoNumber: attributes.number('x00180086'),
    bValue: bValueOf(attributes, diffusion),
    diffusionDirection: vectorOf(
      diffusion.item('x00189076').doubles('x00189089') ?? attributes.doubles('x00189089'),
    ),
    temporalPosition: attributes.number('x00200100') ?? content.uint32('x00209128'),
    acquisitionNumber: attributes.number('x00200012') ?? content.uint16('x00209156'),
    triggerTimeMs: attributes.number('x00181060'),
    acquisitionMatrix: acquisitionMatrixOf(attributes, fieldOfView),
    inPlanePhaseEncodingDirection: phaseDirectionOf(
      attributes.code('x00181312') || fieldOfView.code('x00181312'),
    ),
    percentPhaseFieldOfView: attributes.number('x00180094') ?? fieldOfView.number('x00180094'),
  };
}

const firstList = (first: readonly string[], second: readonly string[]): readonly string[] =>
  first.length > 0 ? first : second;

/** Enhanced MR names the echo SPIN, GRADIENT or BOTH; said here in the words of ScanningSequence. */
function echoPulseSequence(echo: string, inversionRecovery: string): readonly string[] {
  const echoes = { SPIN: ['SE'], GRADIENT: ['GR'], BOTH: ['SE', 'GR'] }[echo] ?? [];
  return inversionRecovery === 'YES' ? [...echoes, 'IR'] : echoes;
}

/** The diffusion weighting, from the standard's attribute or from where Siemens, GE and Philips kept it before. */
function bValueOf(attributes: Attributes, diffusion: Attributes): number | null {
  const standard = attributes.double('x00189087') ?? diffusion.double('x00189087');
  if (standard !== null) return standard;
  const manufacturer = attributes.text('x00080070').toUpperCase();
  if (manufacturer.includes('SIEMENS')) return attributes.number('x0019100c');
  if (manufacturer.includes('PHILIPS')) return attributes.float('x20011003');
  if (manufacturer.startsWith('GE')) {
    const value = attributes.number('x00431039');
    // GE adds a multiple of 1e9 as a flag to the number.
    return value === null ? null : value % 1e9;
  }
  return null;
}

const vectorOf = (values: readonly number[] | null): Vector3 | null => {
  const [x, y, z] = values ?? [];
  return x === undefined || y === undefined || z === undefined ? null : [x, y, z];
};

const phaseDirectionOf = (code: string): 'ROW' | 'COL' | null => {
  if (code === 'ROW') return 'ROW';
  return code === 'COL' || code === 'COLUMN' ? 'COL' : null;
};

/** AcquisitionMatrix, of enhanced images put together from the encoding steps. Source: DICOM PS3.3 C.8.3.1, C.8.13.5.3. */
function acquisitionMatrixOf(
  attributes: Attributes,
  fieldOfView: Attributes,
): AcquisitionParameters['acquisitionMatrix'] {
  const values = [0, 1, 2, 3].map((index) => attributes.uint16('x00181310', index));
  const [frequencyRows, frequencyColumns, phaseRows, phaseColumns] = values;
  if (
    frequencyRows != null &&
    frequencyColumns != null &&
    phaseRows != null &&
    phaseColumns != null
  )
    return [frequencyRows, frequencyColumns, phaseRows, phaseColumns];
  const frequency = fieldOfView.uint16('x00189058');
  const phase = fieldOfView.uint16('x00189231');
  if (frequency === null || phase === null) return null;
  // Phase encoded along a row: the phase steps count columns.
  return phaseDirectionOf(fieldOfView.code('x00181312')) === 'ROW'
    ? [frequency, 0, 0, phase]
    : [0, frequency, phase, 0];
}
