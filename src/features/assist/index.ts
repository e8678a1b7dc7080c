export { createProposalMaker, type ProposalMaker } from './ask-worker.ts';
export { AssistDesk } from './assist-desk.ts';
