import HapiCore

/// Colour, shape and dashes of a design in every drawing, by its place among the report's designs.
struct DesignLook {
    private let index: Int

    init(_ index: Int) { self.index = index }

    private var colour: Palette { Palette.series[index % Palette.series.count] }

    var fill: String { "f-\(colour)" }
    var stroke: String { "s-\(colour)" }
    var marker: Marker { Marker.allCases[index % Marker.allCases.count] }
    /// `nil` for a line without gaps.
    var dashes: String? { [nil, "9 3", "2 3", "12 3 2 3", "5 5"][index % 5] }
}

extension ReportDesign {
    /// The shape of a baseline's mark, which is hollow.
    var marker: Marker {
        switch role {
        case .baseline(.sdn): .square
        case .baseline(.branchyNet): .diamond
        case .baseline(.allExits): .triangle
        default: .circle
        }
    }
}
