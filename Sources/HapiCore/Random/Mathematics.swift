#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

// The few transcendental functions that the core needs, in one place because the standard library has none.

/// ln x.
package func naturalLogarithm(_ x: Double) -> Double { log(x) }

/// e to the power x.
func exponential(_ x: Double) -> Double { exp(x) }

/// erfc x = 1 − erf x, accurate where erf is near 1.
func complementaryErrorFunction(_ x: Double) -> Double { erfc(x) }
