import { personName } from '../clean-text.ts';
import { CONCEPTS, VALUES } from '../codes.ts';
import { codeItem, contentItem, textItems, uidItem, type ContentItem } from '../content-item.ts';
import type { ReportContext, ReportObserver } from '../report-context.ts';

/** Who observed: the reader, then the tool. Source: DICOM PS3.16 TID 1001-1004. */
export function observerItems({ observer, device }: ReportContext): readonly ContentItem[] {
  return [
    ...personItems(observer),
    codeItem('HAS OBS CONTEXT', CONCEPTS.personObserverRole, VALUES.performing),
    codeItem('HAS OBS CONTEXT', CONCEPTS.observerType, VALUES.device),
    uidItem('HAS OBS CONTEXT', CONCEPTS.deviceObserverUid, device.uid),
    ...textItems('HAS OBS CONTEXT', CONCEPTS.deviceObserverName, device.name),
    ...textItems('HAS OBS CONTEXT', CONCEPTS.deviceObserverManufacturer, device.manufacturer),
    ...textItems(
      'HAS OBS CONTEXT',
      CONCEPTS.deviceObserverModel,
      `${device.model} ${device.version}`.trim(),
    ),
    ...textItems('HAS OBS CONTEXT', CONCEPTS.deviceObserverSerial, device.serial),
  ];
}

/** The reader. Source: DICOM PS3.16 TID 1002, 1003. */
export const personItems = (observer: ReportObserver): readonly ContentItem[] => [
  codeItem('HAS OBS CONTEXT', CONCEPTS.observerType, VALUES.person),
  contentItem('HAS OBS CONTEXT', CONCEPTS.personObserverName, {
    type: 'PNAME',
    name: personName(observer.name),
  }),
  ...textItems(
    'HAS OBS CONTEXT',
    CONCEPTS.personObserverOrganisation,
    observer.organisation.trim(),
  ),
];
