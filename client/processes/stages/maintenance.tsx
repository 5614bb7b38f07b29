import { definePanel } from '../panels.ts'

export const maintenancePanel = definePanel({
  kind: 'maintenance',
  ways: () => [{ path: 'errata', name: 'Errata' }],
})
