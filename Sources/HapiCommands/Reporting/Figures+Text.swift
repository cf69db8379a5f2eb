import Foundation

/// A share as a percentage, "87.09 %".
func percent(_ share: Double) -> String { String(format: "%.2f %%", share * 100) }

/// Milliseconds with microseconds, "2.768 ms".
func milliseconds(_ value: Double) -> String { String(format: "%.3f ms", value) }
