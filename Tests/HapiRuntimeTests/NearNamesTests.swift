import HapiRuntime
import Testing

@Suite("Which names a text may have been meant to be")
struct NearNamesTests {
    private static let profiles = [
        "agx10w", "agx30w", "gtx1080ti", "inception-agx10w", "inception-x86", "msdnet-agx10w",
        "msdnet-agx30w",
        "msdnet-gtx1080ti", "msdnet-x86", "resnet56-x86", "vgg16-agx10w", "x86-torch",
    ]

    @Test(
        "The beginning of some names offers those, a slip of the hand what was meant, nonsense nothing",
        arguments: [
            ("msdnet", ["msdnet-x86", "msdnet-agx10w", "msdnet-agx30w", "msdnet-gtx1080ti"]),
            ("MSDNET-x87", ["msdnet-x86", "msdnet-agx10w", "msdnet-agx30w", "msdnet-gtx1080ti"]),
            ("resnet", ["resnet56-x86"]), ("agx10", ["agx10w"]), ("??", []), ("", []), ("m", []),
        ])
    func near(text: String, expected: [String]) {
        let found = NearNames.of(text, among: Self.profiles)
        #expect(Array(found.prefix(expected.count)) == expected && found.count <= 4)
        #expect(!expected.isEmpty || found.isEmpty)
    }

    @Test("A name that is there is the nearest to itself")
    func itself() {
        for name in Self.profiles {
            #expect(NearNames.of(name, among: Self.profiles).first == name)
        }
    }
}
