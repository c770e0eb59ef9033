import { shippedCatalogue } from '../../domain/risk-definition/catalogue/shipped-catalogue.js';
import type { RiskCatalogue } from '../../domain/risk-definition/risk-definition.js';

export const aCatalogue = (over: Partial<RiskCatalogue> = {}): RiskCatalogue => ({ ...shippedCatalogue, ...over });
