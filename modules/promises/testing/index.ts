export {
  calledBack,
  handedOver,
  promisesOf,
  repairedInTime,
  rightFirstTime,
  visitedOften,
} from './some-promises.ts';
