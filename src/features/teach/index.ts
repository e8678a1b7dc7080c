export { ThecalAgreement } from './agreement-view.ts';
export { ThecalTeachList, type TeachListCase } from './case-list.ts';
export { ThecalQuizScreen, type TeachCase } from './quiz-screen.ts';
export { QuizAnsweredEvent, QuizResetEvent, TeachGoEvent } from './teach-events.ts';
