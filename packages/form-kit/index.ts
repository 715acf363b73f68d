export { type Answer, type Answers, answerAt, answers, type Scalar } from './answers.ts';
export { type AnswerFault, type CheckedAnswers, checkAnswers } from './check-answers.ts';
export { type FormFault, findFormFaults, sayFormFault } from './check-form.ts';
export { askedPaths, type Condition, condition, holds } from './condition.ts';
export {
  type FormColumn,
  type FormDefinition,
  type FormField,
  type FormGiven,
  formDefinition,
} from './form-definition.ts';
export { inLanguage, isLocalText } from './in-language.ts';
export { type LocalText, localText } from './local-text.ts';
export { drawnSignature, type SignatureDrawing, signatureDrawing, typedSignature } from './signature.ts';
