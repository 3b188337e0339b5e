export const STATUSES = [ 'confirmed', 'proposed', 'postponed', 'cancelled' ] as const;
