import ArgumentParser
import HapiDrawing
import HapiJSON

/// A frame's size in cells, as typed: `100x30`.
struct FrameSize: Sendable, Equatable {
    let width: Int
    let height: Int

    private static let range = 1...1000

    /// - Throws: a usage error (status 64).
    static func read(_ argument: String) throws -> FrameSize {
        let sides = argument.split(separator: "x", omittingEmptySubsequences: false).map { side in
            side.allSatisfy { ("0"..."9").contains($0) } ? Int(side) : nil
        }
        guard sides.count == 2, let width = sides[0], let height = sides[1], range.contains(width),
            range.contains(height)
        else {
            throw ValidationError(
                "\(JSONText.quoted(argument)) is no size: give columns and rows from \(range.lowerBound) to "
                    + "\(range.upperBound), say 100x30.")
        }
        return FrameSize(width: width, height: height)
    }
}

/// How many colours a frame is written in.
enum ColourChoice: String, Sendable, ExpressibleByArgument, CaseIterable {
    case mono
    case sixteen = "16"
    case palette = "256"
    case full = "true"

    var depth: ColourDepth {
        switch self {
        case .mono: .mono
        case .sixteen: .ansi16
        case .palette: .ansi256
        case .full: .trueColour
        }
    }
}
