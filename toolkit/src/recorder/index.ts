export { answerKinds, longestDelay, readAnswer, type Answer, type AnswerKind } from './answer.ts';
export { listenOnLoopback } from './listen.ts';
export { longestTarget } from './diverted.ts';
export { createRecorder, mostWaiting, type Recorder } from './recorder.ts';
export { logLimits, RequestLog, type LogPage, type Received } from './request-log.ts';
