/// The colours of the drawings by what they are for, on white and on near black. Lines and signs differ in shape
/// too; the hues are those of Okabe and Ito ("Color Universal Design", 2008), darker on white and lighter on black, so
/// that each stands out from its ground by 4.5 to 1 and text by more.
enum Palette: String, CaseIterable {
    case paper, ink, muted, grid
    case band
    case blue, orange, green, purple, ochre

    /// For designs that are held against each other, in their order.
    static let series: [Palette] = [.blue, .orange, .green, .purple, .ochre]

    var light: String {
        switch self {
        case .paper: "#ffffff"
        case .ink: "#1b1f24"
        case .muted: "#59636e"
        case .grid: "#e4e7eb"
        case .band: "#cfdbe6"
        case .blue: "#0068a8"
        case .orange: "#b84a00"
        case .green: "#007355"
        case .purple: "#944d84"
        case .ochre: "#7d6500"
        }
    }

    var dark: String {
        switch self {
        case .paper: "#15181c"
        case .ink: "#e7eaee"
        case .muted: "#a4adb8"
        case .grid: "#2d333a"
        case .band: "#2b3d4d"
        case .blue: "#5ab4ee"
        case .orange: "#f2914c"
        case .green: "#3fc79c"
        case .purple: "#d992c8"
        case .ochre: "#dcc04a"
        }
    }

    /// Rules `.f-ink` and `.s-ink` for filling and stroking with each, on light and dark screens. Printed it is light.
    static let css: String = {
        func rules(_ colour: (Palette) -> String) -> String {
            allCases.map { ".f-\($0){fill:\(colour($0))}.s-\($0){stroke:\(colour($0))}" }.joined()
        }
        return rules(\.light) + "@media screen and (prefers-color-scheme:dark){" + rules(\.dark) + "}"
    }()
}
