import type { OutlineStructure } from '../../domain/reading.ts';
import type { EditorSession } from '../session.ts';
import type { ToolName } from '../session-state.ts';
import { GrowTool } from './grow-tool.ts';
import { LevelTool } from './level-tool.ts';
import { MeasureTool } from './measure-tool.ts';
import { OutlineTool } from './outline-tool.ts';
import { createConusTool, createMarkerTool } from './point-tool.ts';
import { PointerTool } from './pointer-tool.ts';
import { DraftTool, NO_PROPOSALS, type DraftHandling, type ProposalService } from './draft-tool.ts';
import type { Tool, ToolServices } from './tool.ts';

/** The tools of one session, one instance each. */
export function createToolbox(
  session: EditorSession,
  services: ToolServices,
  proposals: ProposalService = NO_PROPOSALS,
): Readonly<Record<ToolName, Tool>> {
  const withDrafts = (tool: Tool, asks: DraftHandling['asks'], bends: boolean): Tool =>
    new DraftTool(session, tool, proposals, { asks, bends });
  const outline = (structure: OutlineStructure): Tool =>
    withDrafts(
      new OutlineTool(session, services, () => structure),
      structure === 'cord' ? 'plain' : structure === 'roots' ? 'never' : 'with-shift',
      structure === 'cord' || structure === 'sac',
    );
  const chosenStructure = (): OutlineStructure => {
    const { reading, selectedMark } = session.state;
    return reading.outlines.find((one) => one.id === selectedMark)?.structure ?? 'cord';
  };
  return {
    pointer: withDrafts(
      new PointerTool(session, new OutlineTool(session, services, chosenStructure)),
      'never',
      true,
    ),
    level: new LevelTool(session),
    conus: createConusTool(session),
    marker: createMarkerTool(session),
    cord: outline('cord'),
    roots: outline('roots'),
    sac: outline('sac'),
    csf: outline('csf'),
    canal: outline('canal'),
    body: outline('body'),
    tumour: withDrafts(
      new GrowTool(
        session,
        new OutlineTool(
          session,
          services,
          () => `tumour-${session.state.tumourKind}`,
          // Tumour often lies in several places that touch.
          'draw',
        ),
        proposals,
      ),
      'with-shift',
      false,
    ),
    distance: new MeasureTool(session, services, 'distance'),
    height: new MeasureTool(session, services, 'height'),
    angle: new MeasureTool(session, services, 'angle'),
    translation: new MeasureTool(session, services, 'translation'),
    signal: new MeasureTool(session, services, 'signal'),
    arrow: new MeasureTool(session, services, 'arrow'),
  };
}
