export const FEE_TYPES = ['Property', 'Elevator', 'Water', 'Electricity', 'Gas', 'Heating', 'Parking', 'Penalty'];
export const PAYERS = ['Own', 'ThirdParty', 'Waived'];
export const FLAGS = ['AboveCeiling', 'AfterDeclaration', 'Refunded', 'NotOwn'];
