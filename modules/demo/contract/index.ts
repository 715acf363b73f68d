export { demoAlreadyLoaded, demoBusy, demoManage, demoRoutes, noDemoLoaded } from './demo-routes.ts';
