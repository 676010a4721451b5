export { answerKinds, longestDelay, readAnswer, type Answer, type AnswerKind } from './answer.ts';
export { listenOnLoopback } from './listen.ts';
export { createRecorder, longestTarget, mostWaiting, type Recorder } from './recorder.ts';
export { logLimits, RequestLog, type LogPage, type Received } from './request-log.ts';
