/// stub until merged
package struct CoolingSchedule: Sendable, Hashable {
    package var startAcceptance = 0.5
    package var span = 1e-4
    package var reheat = 0.1
    package var restartInterval = 4
    package var longestCycle = 20_000
    package init() {}
}
