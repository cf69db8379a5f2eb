import Foundation
import HapiRuntime
import TestSupport
import Testing

@Suite("Finding profiles by path and by name")
struct ResourceLocatorTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in [
            "checkout/Profiles", "checkout/build", "home/.local/share/hapi-tui/profiles",
            "data/hapi-tui/profiles", "usr/share/hapi-tui/profiles", "usr/bin", "else/Deep/Er",
        ] {
            try FileManager.default.createDirectory(
                atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
        }
        try folder.write("", "checkout/Package.swift")
        try folder.write("{}", "checkout/Profiles/agx10w.json")
        try folder.write("{}", "checkout/Profiles/README.md")
        try folder.write("{}", "checkout/Profiles/Bench.json")
        try folder.write("{}", "else/Deep/Er/File.json")
    }

    private func locator(
        _ environment: [String: String] = [:], in place: String = "checkout/build"
    ) -> ResourceLocator {
        ResourceLocator(environment: environment, executable: "\(folder.path)/\(place)/hapi-tui")
    }

    private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    @Test("A path is found as typed, and else without regard to case, component by component")
    func paths() throws {
        let found = locator()
        #expect(found.find(path("else/Deep/Er/File.json"), .profiles) == path("else/Deep/Er/File.json"))
        #expect(found.find(path("ELSE/deep/eR/file.JSON"), .profiles) == path("else/Deep/Er/File.json"))
        #expect(
            found.find(path("else/deep/../DEEP/er/file.json"), .profiles)
                == path("else/Deep/../Deep/Er/File.json"))
        #expect(found.find(path("else/Deep/Er/File.jso"), .profiles) == nil)
        #expect(found.find(path("else/Deep/None/File.json"), .profiles) == nil)
    }

    @Test("The name typed is taken before another that differs in case alone")
    func exactNameFirst() throws {
        try folder.write("", "else/file.json")
        try folder.write("", "else/FILE.json")
        #expect(locator().find(path("else/file.json"), .profiles) == path("else/file.json"))
        #expect(locator().find(path("else/FILE.json"), .profiles) == path("else/FILE.json"))
        #expect(locator().find(path("else/File.json"), .profiles) == path("else/FILE.json"))
    }

    @Test("profiles/agx10w.json finds Profiles/agx10w.json below the checkout")
    func checkoutPath() {
        #expect(
            locator().find(path("checkout/profiles/AGX10W.json"), .profiles)
                == path("checkout/Profiles/agx10w.json"))
    }

    @Test(
        "A bare name finds the profile of the checkout that the binary was built in, with or without .json",
        arguments: ["agx10w", "agx10w.json", "AGX10W", "Agx10w.JSON"])
    func names(argument: String) {
        #expect(locator().find(argument, .profiles) == path("checkout/Profiles/agx10w.json"))
        #expect(locator().find(argument, .themes) == nil)
        #expect(locator(in: "usr/bin").find(argument, .profiles) == nil)
    }

    @Test("An empty argument, a name that is nowhere and a path that is nowhere find nothing")
    func nothing() {
        for argument in ["", "none", "no/such/agx10w", "/", "agx10w\u{0}"] {
            let found = locator().find(argument, .profiles)
            #expect(found == nil || argument == "/", "\(argument) found \(found ?? "")")
        }
    }

    @Test("The user's own folder goes first, then the installed share folder, then the checkout")
    func precedence() throws {
        for place in ["home/.local/share", "data", "usr/share"] {
            try folder.write("", "\(place)/hapi-tui/profiles/agx10w.json")
        }
        let (data, home) = (["XDG_DATA_HOME": path("data")], ["HOME": path("home")])
        let mine = path("data/hapi-tui/profiles/agx10w.json")
        #expect(locator(data).find("agx10w", .profiles) == mine)
        #expect(locator(data.merging(home) { $1 }).find("agx10w", .profiles) == mine)
        #expect(
            locator(home).find("agx10w", .profiles) == path("home/.local/share/hapi-tui/profiles/agx10w.json")
        )
        #expect(
            locator(in: "usr/bin").find("agx10w", .profiles)
                == path("usr/share/hapi-tui/profiles/agx10w.json"))
        #expect(
            locator(home, in: "usr/bin").all(.profiles) == [
                path("home/.local/share/hapi-tui/profiles/agx10w.json"),
                path("usr/share/hapi-tui/profiles/agx10w.json"),
            ])
    }

    @Test("Of themes, those beside the configuration go first; profiles are not looked for there")
    func configurationFolder() throws {
        for place in ["home/.config", "config", "home/.local/share"] {
            for kind in ["themes", "profiles"] {
                try FileManager.default.createDirectory(
                    atPath: path("\(place)/hapi-tui/\(kind)"), withIntermediateDirectories: true)
                try folder.write("", "\(place)/hapi-tui/\(kind)/mine.json")
            }
        }
        let home = ["HOME": path("home")]
        let both = home.merging(["XDG_CONFIG_HOME": path("config")]) { $1 }
        #expect(
            locator(home).all(.themes) == [
                path("home/.config/hapi-tui/themes/mine.json"),
                path("home/.local/share/hapi-tui/themes/mine.json"),
            ])
        #expect(locator(both).find("mine", .themes) == path("config/hapi-tui/themes/mine.json"))
        #expect(
            locator(both).find("mine", .profiles) == path("home/.local/share/hapi-tui/profiles/mine.json"))
        #expect(locator(home).configuration == path("home/.config/hapi-tui/config.json"))
        #expect(locator(both).configuration == path("config/hapi-tui/config.json"))
        #expect(locator(["XDG_CONFIG_HOME": "config"]).configuration == nil)
    }

    @Test("A name alone is never a path, though a file of the folder one is in be called so")
    func namedOnly() throws {
        #expect(locator().named("AGX10W", .profiles) == path("checkout/Profiles/agx10w.json"))
        #expect(locator().named(path("checkout/Profiles/agx10w.json"), .profiles) == nil)
        // The package's own folder has one, wherever the tests run.
        #expect(locator().named("Package.swift", .profiles) == nil)
    }

    @Test(
        "Without a home, or with an empty or relative one, the checkout still serves",
        arguments: [
            [:], ["HOME": ""], ["HOME": "", "XDG_DATA_HOME": ""], ["HOME": "home"], ["XDG_DATA_HOME": "data"],
        ])
    func noHome(environment: [String: String]) {
        #expect(
            locator(environment).all(.profiles)
                == ["Bench.json", "agx10w.json"].map { path("checkout/Profiles/\($0)") })
    }
}
