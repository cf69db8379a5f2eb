/// The network and the device in the top line. Where there is not room for both, the network keeps its beginning and the
/// device its end, which tells the modes of one board apart.
struct HeaderNames {
    private let network: String
    private let platform: String
    private let glyphs: GlyphSet

    /// Columns that the network is cut down to before the device is.
    private static let leastNetwork = 10
    /// Columns that say which device it is.
    private static let leastPlatform = 16

    init(_ labels: (network: String, platform: String), glyphs: GlyphSet) {
        network = SafeText.printable(labels.network, glyphs: glyphs)
        platform = SafeText.printable(labels.platform, glyphs: glyphs)
        self.glyphs = glyphs
    }

    private var between: String { " \(glyphs.separator) " }

    /// Columns of both names whole.
    var width: Int { DisplayWidth.of(network + between + platform) }

    /// Columns that both can be told in.
    var least: Int {
        min(DisplayWidth.of(network), Self.leastNetwork) + DisplayWidth.of(between)
            + min(DisplayWidth.of(platform), Self.leastPlatform)
    }

    /// Both in at most so many columns; the network alone where there is no room for the device. O(characters).
    func text(columns: Int) -> String {
        let own = DisplayWidth.of(network)
        let others = DisplayWidth.of(between) + DisplayWidth.of(platform)
        let room = min(own, max(Self.leastNetwork, columns - others))
        let rest = columns - room - DisplayWidth.of(between)
        guard rest >= min(DisplayWidth.of(platform), Self.leastPlatform / 2) else {
            return SafeText.cut(network, columns: columns, glyphs: glyphs)
        }
        return SafeText.cut(network, columns: room, glyphs: glyphs) + between
            + SafeText.tail(of: platform, columns: rest, glyphs: glyphs)
    }
}
