export type { TeachQuestion } from './quiz-case.ts';
export type { QuizAnsweredEvent, TeachGoEvent } from './teach-events.ts';
export { ThecalTeach } from './teach-screen.ts';
