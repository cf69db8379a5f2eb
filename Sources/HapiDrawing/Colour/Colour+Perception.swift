/// What an eye makes of a colour, as far as choosing among colours needs it.
extension Colour {
    /// Contrast with another colour, 1 (the same) to 21 (black on white), in either order (WCAG 2.2,
    /// "contrast ratio"). Text needs 4.5 to be read at ease, a graph 3.
    package func contrast(with other: Colour) -> Double {
        let (first, second) = (luminance, other.luminance)
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    /// Relative luminance, 0 for black to 1 for white (WCAG 2.2).
    package var luminance: Double {
        let linear = Self.linear
        return 0.2126 * linear[Int(red)] + 0.7152 * linear[Int(green)] + 0.0722 * linear[Int(blue)]
    }

    /// How unlike two colours look; only good for comparing. The "redmean" weighting: green counts most, and
    /// red counts more among colours that have much of it, blue among those that have little.
    func distance(to other: Colour) -> Int {
        let redMean = (Int(red) + Int(other.red)) / 2
        let redStep = Int(red) - Int(other.red)
        let greenStep = Int(green) - Int(other.green)
        let blueStep = Int(blue) - Int(other.blue)
        return (512 + redMean) * redStep * redStep + 1024 * greenStep * greenStep
            + (767 - redMean) * blueStep * blueStep
    }

    /// The strongest channel less the weakest, 0 (a grey) to 255.
    var chroma: Int { Int(max(red, green, blue)) - Int(min(red, green, blue)) }

    /// Angle on the colour circle in degrees, 0 ≤ hue < 360: red 0, green 120, blue 240. A grey has 0.
    var hue: Double {
        let spread = Double(chroma)
        guard spread > 0 else { return 0 }
        let (r, g, b) = (Double(red), Double(green), Double(blue))
        let strongest = max(r, g, b)
        if strongest == r {
            let angle = 60 * (g - b) / spread
            return angle < 0 ? angle + 360 : angle
        }
        return strongest == g ? 60 * (2 + (b - r) / spread) : 60 * (4 + (r - g) / spread)
    }

    /// Linear light of each 8-bit sRGB value (IEC 61966-2-1).
    private static let linear: [Double] = (0...255).map { step in
        let value = Double(step) / 255
        guard value > 0.04045 else { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        // base to the power 2.4, as base² times the fifth root of base²: arithmetic alone, so that the same
        // figures come out on every system.
        let square = base * base
        var root = 1.0
        for _ in 0..<60 {
            let fourth = root * root * root * root
            root = (4 * root + square / fourth) / 5
        }
        return square * root
    }
}
