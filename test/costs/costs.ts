import { renderCosts } from './render-costs.ts'

console.log(renderCosts())
