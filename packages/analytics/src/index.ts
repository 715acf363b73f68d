/**
 * Customer analytics without dependencies: plain data in, plain data out, no clock, chance only from a seed.
 */

export { type AlivePoint, aliveOverTime, silenceProbability } from './behaviour-change/alive-over-time.ts';
export {
  type Drift,
  type DriftReason,
  type DriftRules,
  explainDrift,
} from './behaviour-change/explain-drift.ts';
export { type PurchaseSurprise, purchaseSurprise } from './behaviour-change/purchase-surprise.ts';
export {
  planRateWatch,
  type RateWatchPlan,
  type RateWatchWish,
  type WatchedPeriod,
  watchRate,
} from './behaviour-change/watch-rate.ts';
export type { FeatureBins } from './boosting/bin-features.ts';
export type { BoostedTree } from './boosting/boosted-tree.ts';
export type { BoostingOptions } from './boosting/boosting-options.ts';
export { type BoostedTreesExplanation, explainBoostedTrees } from './boosting/explain-boosted-trees.ts';
export {
  type BoostedTreesFit,
  type BoostedTreesModel,
  fitBoostedTrees,
} from './boosting/fit-boosted-trees.ts';
export { predictBoostedTrees } from './boosting/predict-boosted-trees.ts';
export {
  type AllocatedChannel,
  allocateBudget,
  type BudgetAllocation,
  type BudgetChannel,
} from './budget/allocate-budget.ts';
export {
  type ChannelCurve,
  type ChannelExperiment,
  fitResponseCurves,
  type ResponseFit,
  type ResponseOptions,
} from './budget/fit-response-curves.ts';
export { carriedOver, marginalResponse, type ResponseCurve, responseTo } from './budget/response-curve.ts';
export {
  type BgBbParameters,
  bgBbDiscountedPurchases,
  bgBbExpectedPurchases,
  bgBbExpectedPurchasesOfNewCustomer,
  bgBbProbabilityAlive,
  bgBbPurchaseCounts,
  bgBbPurchaseCountsOfNewCustomer,
  type OpportunityHistory,
} from './buy-till-you-die/bg-bb-forecast.ts';
export { type BgBbFit, fitBgBb, type OpportunityHistories } from './buy-till-you-die/fit-bg-bb.ts';
export {
  type BgCnbdFit,
  fitBgCnbd,
  fitMbgCnbd,
  type MbgCnbdFit,
  type RegularFitOptions,
  type RegularPurchaseModel,
} from './buy-till-you-die/fit-cnbd-k.ts';
export {
  fitBgNbd,
  fitMbgNbd,
  fitNbd,
  fitParetoNbd,
  fitPurchaseModel,
} from './buy-till-you-die/fit-purchase-model.ts';
export {
  type CovariateFit,
  type CovariateTarget,
  fitBgNbdWithCovariates,
  fitMbgNbdWithCovariates,
  fitParetoNbdWithCovariates,
  forecastCustomersWithCovariates,
  type PurchaseCovariates,
  type PurchaseEffect,
  purchaseModelFor,
} from './buy-till-you-die/fit-with-covariates.ts';
export {
  type Discounting,
  discountedPurchases,
  discountPerWeek,
  expectedPurchases,
  expectedPurchasesOfNewCustomer,
  probabilityAlive,
  purchaseCounts,
  purchaseCountsOfNewCustomer,
} from './buy-till-you-die/forecast.ts';
export {
  type CustomerForecasts,
  discountedPurchasesOfCustomers,
  type ForecastOptions,
  forecastCustomers,
} from './buy-till-you-die/forecast-customers.ts';
export {
  discountedPurchasesOfRegular,
  expectedPurchasesOfNewRegular,
  expectedPurchasesOfRegular,
  forecastRegularCustomers,
  probabilityAliveOfRegular,
  purchaseCountsOfNewRegular,
  purchaseCountsOfRegular,
} from './buy-till-you-die/forecast-regular-customers.ts';
export { type ParameterInterval, parameterIntervals } from './buy-till-you-die/parameter-intervals.ts';
export { type ProfileInterval, profileInterval } from './buy-till-you-die/profile-interval.ts';
export type {
  BgNbdFit,
  Fit,
  FitOptions,
  FitWarning,
  MbgNbdFit,
  NbdFit,
  NotEnoughData,
  ParetoNbdFit,
  PurchaseFit,
} from './buy-till-you-die/purchase-fit.ts';
export type {
  BgNbdParameters,
  NbdParameters,
  ParetoNbdParameters,
  PurchaseModel,
  PurchaseModelName,
} from './buy-till-you-die/purchase-model.ts';
export { estimateRegularity, totalLogIntervalsOf } from './buy-till-you-die/regularity.ts';
export { type SimulatedHistories, simulateHistories } from './buy-till-you-die/simulate-histories.ts';
export {
  discountedRenewals,
  fitBdw,
  fitSbg,
  type RetentionFit,
  type RetentionModel,
  type RetentionOptions,
  retainedShare,
  retentionRate,
} from './contractual/fit-retention-curve.ts';
export { type CompressedHistories, compressHistories } from './customer-clock/compress-histories.ts';
export {
  DAYS_PER_WEEK,
  type PurchaseHistories,
  type PurchaseHistory,
} from './customer-clock/purchase-histories.ts';
export {
  type CustomerClock,
  dayDate,
  dayNumber,
  type ObservationWindow,
  summariseTransactions,
  type Transaction,
} from './customer-clock/summarise-transactions.ts';
export {
  type Candidate,
  type ChoiceReason,
  chooseModel,
  fitAndChoose,
  type ModelChoice,
} from './evaluation/choose-model.ts';
export { evaluateHoldout, type FrequencyRow, type HoldoutEvaluation } from './evaluation/evaluate-holdout.ts';
export {
  type OpportunityCounts,
  type OpportunityTracking,
  trackOpportunities,
} from './evaluation/track-opportunities.ts';
export {
  countByDay,
  type DailyCounts,
  type Tracking,
  type TrackingOptions,
  trackRepeatPurchases,
} from './evaluation/track-repeat-purchases.ts';
export { cohenKappa, type RaterAgreement } from './experience/cohen-kappa.ts';
export {
  type ChangeVerdict,
  markChanges,
  type RankedUnit,
  rankUnits,
} from './experience/compare-units.ts';
export {
  adjustPValues,
  type ChartPoint,
  type SmoothedPoint,
  shareChart,
  smoothedChart,
} from './experience/control-multiple-tests.ts';
export {
  type ExperienceFactor,
  type ExperienceGap,
  type ExperienceGaps,
  experienceGaps,
  type FactorAnswers,
  type FactorStability,
  type KeyExperienceStability,
  keyExperienceStability,
} from './experience/experience-gaps.ts';
export { effectiveAnswers, finitePopulationFactor, neededAnswers } from './experience/finite-population.ts';
export {
  fitPathModel,
  type MeasuredConstruct,
  type PathEffect,
  type PathModel,
  type PathModelFit,
  type PathModelOptions,
} from './experience/fit-path-model.ts';
export {
  type CutLines,
  type ImportancePerformanceLabel,
  type ImportancePerformanceMap,
  importanceDisagreement,
  importancePerformance,
  type PlacedFactor,
  type RatedFactor,
} from './experience/importance-performance.ts';
export { type Driver, type KeyDriverOptions, type KeyDrivers, keyDrivers } from './experience/key-drivers.ts';
export { mcdonaldOmega, type ScaleOmega } from './experience/mcdonald-omega.ts';
export {
  type MeanInterval,
  meanInterval,
  type QuantileInterval,
  quantileInterval,
} from './experience/mean-interval.ts';
export {
  compareNetPromoterScores,
  countPromoters,
  type Difference,
  type NetPromoterScore,
  netPromoterScore,
  type PromoterCounts,
} from './experience/net-promoter-score.ts';
export { type RakedWeights, rakeWeights, weightedShare } from './experience/rake-weights.ts';
export {
  type EffortScore,
  effortScore,
  type SatisfactionScore,
  type ScoreOptions,
  satisfactionScore,
} from './experience/satisfaction-score.ts';
export { cronbachAlpha, type PenaltyReward, penaltyReward } from './experience/scale-reliability.ts';
export {
  type ServiceDimension,
  type ServiceItem,
  type ServiceQuality,
  serviceQuality,
} from './experience/service-quality.ts';
export {
  type CountedShare,
  compareShares,
  countedShare,
  type ShareInterval,
  type ShrunkenShare,
  shareInterval,
  shrinkShares,
} from './experience/share-interval.ts';
export { assignArm, neededPerArmForMean, powerOf } from './experiments/assign-arm.ts';
export {
  type ArmTotals,
  armTotals,
  type CampaignEffect,
  campaignEffect,
  checkSplit,
  neededPerArm,
  type SplitCheck,
  sharpenedCampaignEffect,
} from './experiments/campaign-effect.ts';
export { evaluateUplift, type QiniPoint, type UpliftEvaluation } from './experiments/evaluate-uplift.ts';
export { crossPredictUplift, fitUplift, predictUplift, type UpliftModel } from './experiments/fit-uplift.ts';
export { type PolicyGain, type PolicyValue, policyValue } from './experiments/policy-value.ts';
export {
  type SequentialEffect,
  type SequentialPlan,
  sequentialEffect,
  sequentialReadings,
} from './experiments/sequential-effect.ts';
export {
  crossPredictUpliftLearner,
  type EffectModel,
  fitUpliftLearner,
  predictUpliftLearner,
  type UpliftLearner,
  type UpliftLearnerName,
  type UpliftLearnerOptions,
} from './experiments/uplift-learners.ts';
export { InvalidInput } from './invalid-input.ts';
export {
  expectedMeanValue,
  fitGammaGamma,
  type GammaGammaFit,
  type GammaGammaParameters,
  type SpendingHistories,
} from './monetary/fit-gamma-gamma.ts';
export {
  type SpendingIndependence,
  testSpendingIndependence,
} from './monetary/test-spending-independence.ts';
export {
  chooseRecommender,
  type RecommenderChoice,
  type RecommenderOptions,
  type RecommenderScore,
} from './next-product/choose-recommender.ts';
export { type Holdings, holdingsOf, type PurchaseLines } from './next-product/holdings.ts';
export {
  mineRules,
  type ProductRule,
  type ProductRules,
  type RuleOptions,
} from './next-product/mine-rules.ts';
export {
  type FactorOptions,
  fitFactors,
  fitPopularity,
  fitSimilarItems,
  type RecommenderModel,
  recommendItems,
} from './next-product/recommenders.ts';
export { type RandomSource, seededRandom } from './numerics/seeded-random.ts';
export {
  activityMinutes,
  type CostToServe,
  costPerMinute,
  costToServe,
  type ResourceGroup,
  type TimeEquation,
} from './operations/activity-cost.ts';
export {
  type AuditedMarket,
  auditMarkets,
  type MappedOffer,
  type MarketAudit,
  type NetValue,
  netCustomerValue,
  netValueOnScale,
  perceivedQualityRatio,
  type ValueMap,
  valueMap,
} from './operations/customer-value-map.ts';
export {
  type CohortContract,
  chainedPersistency,
  type Persistency,
  persistency,
} from './operations/persistency.ts';
export {
  type CallLoad,
  forecastQueue,
  planStaffing,
  type QueueForecast,
  type QueueRules,
  type StaffingPlan,
  type StaffingTarget,
} from './operations/staffing.ts';
export {
  type ClassifiedItem,
  classifyStock,
  economicOrderQuantity,
  type ReorderPoint,
  reorderPoint,
} from './operations/stock.ts';
export { areaUnderCurve } from './propensity/area-under-curve.ts';
export {
  type Calibration,
  type CalibrationMethod,
  calibrate,
  fitCalibration,
} from './propensity/calibrate-probabilities.ts';
export {
  type ChoosePropensityOptions,
  choosePropensity,
  type PropensityChoice,
} from './propensity/choose-propensity.ts';
export type { Encoding, Features } from './propensity/encode-features.ts';
export {
  crossValidatePropensity,
  evaluatePropensity,
  type PropensityEvaluation,
  type PropensityValidation,
  type ValidationOptions,
  validateByDate,
} from './propensity/evaluate-propensity.ts';
export {
  comparePropensities,
  type JudgedNumber,
  type JudgedPropensity,
  type JudgeOptions,
  judgePropensity,
  type PropensityComparison,
} from './propensity/evaluation-intervals.ts';
export {
  explainPropensity,
  fitPropensity,
  type PropensityFit,
  type PropensityModel,
  type PropensityOptions,
  type PropensityReason,
  predictPropensity,
} from './propensity/fit-propensity.ts';
export {
  type FeatureImportance,
  type ImportanceOptions,
  permutationImportance,
} from './propensity/permutation-importance.ts';
export {
  boostingLearner,
  calibratedLearner,
  type LearnedPropensity,
  logisticLearner,
  type OutOfFold,
  type PropensityLearner,
  predictOutOfFold,
} from './propensity/propensity-learner.ts';
export {
  type DriftReport,
  type FeatureDrift,
  reportFeatureDrift,
} from './propensity/report-feature-drift.ts';
export { type KnownOn, type LeakSign, scanForLeaks } from './propensity/scan-for-leaks.ts';
export { adjustedRandIndex } from './segmentation/adjusted-rand-index.ts';
export {
  type BandOptions,
  bandCustomers,
  type ValueRiskBands,
  type ValueRiskCell,
} from './segmentation/band-customers.ts';
export {
  type CustomerGrouping,
  type GroupingCandidate,
  type GroupingOptions,
  groupCustomers,
} from './segmentation/group-customers.ts';
export { type MigrationMatrix, type MigrationRow, migrationMatrix } from './segmentation/migration-matrix.ts';
export { type RfmColumns, type RfmScores, scoreRfm } from './segmentation/score-rfm.ts';
export { type WhaleCurve, whaleCurve } from './segmentation/whale-curve.ts';
export { type CompetingRisksData, causeSpecificData } from './survival/competing-risks.ts';
export { concordanceOf } from './survival/concordance.ts';
export type { Covariates } from './survival/covariates.ts';
export {
  type CumulativeIncidence,
  cumulativeIncidence,
  type IncidenceCurve,
  incidenceAt,
} from './survival/cumulative-incidence.ts';
export { type CoxFit, coxSurvival, fitCox } from './survival/fit-cox.ts';
export { type FineGrayFit, fineGrayIncidence, fitFineGray } from './survival/fit-fine-gray.ts';
export {
  fitWeibullAft,
  type WeibullAftFit,
  weibullQuantile,
  weibullSurvival,
} from './survival/fit-weibull-aft.ts';
export { type GrayTest, type GrayTestOptions, grayTest } from './survival/gray-test.ts';
export type { HazardEffect } from './survival/hazard-effect.ts';
export { kaplanMeier, type SurvivalCurve } from './survival/kaplan-meier.ts';
export { type LogRankTest, logRankTest } from './survival/log-rank-test.ts';
export {
  checkProportionalHazards,
  type ProportionalHazardsCheck,
  type ProportionalHazardsTest,
} from './survival/proportional-hazards.ts';
export type { SurvivalData } from './survival/survival-data.ts';
export { type BestWorstDesign, designBestWorst } from './trade-off/best-worst-design.ts';
export {
  type ChoiceDesign,
  codePackage,
  type DesignAttribute,
  type DesignPlan,
  designChoices,
  designColumns,
  expectedDesignErrors,
} from './trade-off/choice-design.ts';
export {
  type BestWorstFit,
  type BestWorstSet,
  fitBestWorst,
  type ItemWorth,
} from './trade-off/fit-best-worst.ts';
export {
  type Alternative,
  attributeImportance,
  type ChoiceFit,
  type ChoiceTask,
  choiceShares,
  fitChoices,
  type PartWorth,
  type WillingnessToPay,
  willingnessToPay,
} from './trade-off/fit-choices.ts';
export {
  type ChoosingPerson,
  fitIndividualChoices,
  type IndividualChoiceFit,
  type IndividualChoiceOptions,
  type PersonalTask,
  type PersonWorth,
  type PopulationWorth,
} from './trade-off/fit-individual-choices.ts';
export {
  evaluateHeldOutChoices,
  type HoldOutChoices,
  type IndividualWillingness,
  individualImportance,
  individualWillingnessToPay,
  type SimulatedShare,
  simulateShares,
} from './trade-off/simulate-shares.ts';
export { type BootstrapForecast, bootstrapForecast } from './value/bootstrap-forecast.ts';
export { forecastTotal, type TotalForecast, type TotalOptions, totalValue } from './value/forecast-total.ts';
export {
  type CustomerValue,
  type CustomerValues,
  lifetimeValue,
  lifetimeValueOverTime,
  type ValueModel,
  type ValueOptions,
  type ValueWithin,
  valueCustomers,
} from './value/lifetime-value.ts';
export {
  type OpportunityValueOptions,
  type OpportunityValues,
  valueAtOpportunities,
} from './value/value-at-opportunities.ts';
export { valueRegularCustomers } from './value/value-regular-customers.ts';
export { fitWithWorkers, type WorkerFitOptions } from './workers/fit-with-workers.ts';
export type { BrowserWorker, StartWorker } from './workers/worker-link.ts';
export type { NodeWorker } from './workers/worker-threads.ts';
