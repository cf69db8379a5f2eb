import Foundation
import HapiDrawing

/// How colours look to people whose eyes lack one kind of cone, and how far apart two colours then are.
enum ColourVision: CaseIterable {
    case full
    /// Without the cones for long waves, and for middle ones.
    case protanopia, deuteranopia

    /// Linear light as it is seen, from linear light (Machado, Oliveira and Fernandes 2009, "A
    /// physiologically-based model for simulation of color vision deficiency", table 1, severity 1.0).
    private var matrix: [[Double]] {
        switch self {
        case .full: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
        case .protanopia:
            [
                [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ]
        case .deuteranopia:
            [
                [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ]
        }
    }

    /// CIE 1976 colour difference, ΔE*ab, under the white of sRGB (D65): 2 can just be seen beside each other,
    /// black and white are 100 apart.
    func difference(_ first: Colour, _ second: Colour) -> Double {
        zip(lab(first), lab(second)).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
    }

    private func lab(_ colour: Colour) -> [Double] {
        let light = [colour.red, colour.green, colour.blue].map { step -> Double in
            let value = Double(step) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        let seen = Self.product(matrix, light).map { min(1, max(0, $0)) }
        // IEC 61966-2-1, each row divided by the white's.
        let primaries = [
            [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
        let white = Self.product(primaries, [1, 1, 1])
        let cubes = zip(Self.product(primaries, seen), white).map { value, full -> Double in
            let share = value / full
            return share > 216.0 / 24389 ? cbrt(share) : (24389.0 / 27 * share + 16) / 116
        }
        return [116 * cubes[1] - 16, 500 * (cubes[0] - cubes[1]), 200 * (cubes[1] - cubes[2])]
    }

    private static func product(_ matrix: [[Double]], _ vector: [Double]) -> [Double] {
        matrix.map { row in zip(row, vector).map(*).reduce(0, +) }
    }
}
