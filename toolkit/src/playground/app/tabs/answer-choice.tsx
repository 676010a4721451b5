import { answerKinds, answerList } from '../state/answers.ts';
import type { Playground } from '../state/use-playground.ts';

/** How requests are answered that would go to other hosts. */
export function AnswerChoice({ playground: { answer, setAnswer } }: { readonly playground: Playground }) {
  return (
    <>
      <div class="pair">
        <label>
          Requests are answered with
          <select
            value={answer.kind}
            onChange={({ currentTarget }) => {
              const kind = answerList.find((each) => each === currentTarget.value);
              if (kind !== undefined) setAnswer({ kind });
            }}
          >
            {answerList.map((kind) => (
              <option key={kind} value={kind}>
                {answerKinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <label>
          after (milliseconds)
          <input
            type="number"
            min={0}
            max={60000}
            step={100}
            value={answer.delay}
            onInput={({ currentTarget: { value } }) => {
              // What is half typed is nothing yet.
              if (/^\d+$/.test(value)) setAnswer({ delay: Math.min(60_000, Number(value)) });
            }}
            onBlur={({ currentTarget }) => {
              currentTarget.value = String(answer.delay);
            }}
          />
        </label>
      </div>
      <p class="hint">
        This machine answers in place of the hosts that the tag asks. A tag should live with each answer.
      </p>
    </>
  );
}
