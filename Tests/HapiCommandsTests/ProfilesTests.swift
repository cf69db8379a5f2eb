import Foundation
import HapiJSON
import HapiRuntime
import TestSupport
import Testing

@testable import HapiCommands

@Suite("The list of profiles")
struct ProfilesTests {
    private let folder: TemporaryFolder
    private let own: String

    init() throws {
        folder = try TemporaryFolder()
        own = "\(folder.path)/hapi-tui/profiles"
        try SmallFiles.write(to: own)
    }

    private func list(_ arguments: String...) throws -> Program.Result {
        try Program.run(arguments, environment: ["XDG_DATA_HOME": folder.path])
    }

    private func rows(_ result: Program.Result) -> [String] {
        result.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("A row a profile, the user's first, then those that come with the program; all well is 0")
    func table() throws {
        let result = try list("profiles")
        let rows = rows(result)
        #expect(result.status == 0 && result.errors.isEmpty)
        for word in ["small", "bench", "measured", "synthetic", "2", "4", "\(own)/small.json"] {
            #expect(rows[1].contains(word), "\(word)")
        }
        let bundled = try #require(rows.dropFirst(2).first { $0.hasPrefix("agx10w ") })
        for word in ["Jetson AGX Xavier 10W", "modelled", "54", "10000"] {
            #expect(bundled.contains(word), "\(word)")
        }
        let names = rows.dropFirst(2).prefix(Checkout.profiles.count).map { $0.prefix { $0 != " " } }
        #expect(names.map(String.init) == Checkout.profiles)
    }

    @Test("A broken profile is a row with its reason, and the command ends with 65")
    func broken() throws {
        try folder.write("{}", "hapi-tui/profiles/a.json")
        let result = try list("profiles")
        #expect(result.status == 65 && result.errors.isEmpty)
        let rows = rows(result)
        #expect(rows[1].hasPrefix("a ") && rows[1].contains("cannot be read: \(own)/a.json, line 1"))
        #expect(rows[2].hasPrefix("small ") && rows.contains { $0.hasPrefix("agx10w ") })
    }

    @Test("A bundled profile whose name the user took says that its path is to be given")
    func shadowed() throws {
        try FileManager.default.moveItem(atPath: "\(own)/small.json", toPath: "\(own)/agx10w.json")
        let result = try list("profiles")
        #expect(result.status == 0)
        #expect(rows(result)[1].hasSuffix("\(own)/agx10w.json"))
        let others = rows(result).dropFirst(2)
        #expect(others.contains { $0.contains("Profiles/agx10w.json (shadowed by the first of its name") })
        #expect(try rows(list()).contains { $0.hasPrefix("agx10w ") && $0.hasSuffix("modelled (shadowed)") })
    }

    @Test(
        "Without arguments the same list is short enough for 80 columns, and whatever it shows it ends with 0"
    )
    func bare() throws {
        try folder.write("{}", "hapi-tui/profiles/a.json")
        let long = SmallFiles.profile.replacingOccurrences(
            of: "\"bench\"", with: "\"a server's processor of many cores\"")
        try folder.write(long, "hapi-tui/profiles/small-network-on-a-server.json")
        let result = try list()
        #expect(result.status == 0 && result.errors.isEmpty)
        let rows = rows(result)
        #expect(rows.contains { $0.hasPrefix("small-network-on-a-server ") && $0.contains("  a server's p") })
        #expect(rows.contains { $0.hasPrefix("a ") && $0.hasSuffix("cannot be read") })
        #expect(rows.contains { $0.hasPrefix("small ") } && rows.contains { $0.hasPrefix("x86-torch ") })
        #expect(rows.allSatisfy { $0.count <= 80 })
    }

    @Test("A folder that cannot be listed is told with its reason; the list of profiles then ends with 65")
    func unlisted() throws {
        for (name, reason) in [("file", "Not a directory"), ("loop", "Too many levels of symbolic links")] {
            let place = "\(folder.path)/\(name)/hapi-tui"
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            if name == "file" {
                try folder.write("", "file/hapi-tui/profiles")
            } else {
                try FileManager.default.createSymbolicLink(
                    atPath: "\(place)/profiles", withDestinationPath: "profiles")
            }
            for (arguments, status) in [(["profiles"], 65), (["profiles", "--json"], 65), ([], 0)] {
                let result = try Program.run(
                    arguments, environment: ["XDG_DATA_HOME": "\(folder.path)/\(name)"])
                #expect(result.status == Int32(status) && result.output.contains("agx10w"))
                #expect(result.errors.hasPrefix("hapi-tui: \(place)/profiles: found what cannot be listed"))
                #expect(result.errors.contains(reason))
            }
        }
    }

    @Test("Where there are none, both lists say where they go")
    func none() {
        let locator = ResourceLocator(
            environment: ["XDG_DATA_HOME": "/nowhere/data"], executable: "/nowhere/bin/hapi-tui")
        for isShort in [false, true] {
            #expect(
                ProfileTable(ProfileCatalogue(locator), isShort: isShort).lines
                    == ["No profiles found; yours go into /nowhere/data/hapi-tui/profiles"])
        }
    }

    @Test("As JSON every profile has where it lies and what it is, or why it cannot be read")
    func json() throws {
        try folder.write("{}", "hapi-tui/profiles/a.json")
        let result = try list("profiles", "--json")
        #expect(result.status == 65 && result.output.hasSuffix("}\n"))
        var document = try JSONReader.read(result.output).object()
        #expect(try document.required("format").string() == "hapi.profiles")
        #expect(try document.required("version").integer() == 1)
        let entries = try document.required("profiles").array()
        var broken = try entries[0].object()
        #expect(try broken.required("name").string() == "a")
        #expect(try !broken.required("readable").bool())
        #expect(try broken.required("reason").string().contains("a.json, line 1"))
        var small = try entries[1].object()
        #expect(try small.required("file").string() == "\(own)/small.json")
        #expect(try small.required("origin").string() == "user")
        #expect(try small.required("readable").bool() && small.optional("reason") == nil)
        #expect(try small.required("samples").integer() == 4)
        #expect(try small.required("energies").bool() == false)
        #expect(entries.count == 2 + Checkout.profiles.count)
        var bundled = try entries[2 + #require(Checkout.profiles.firstIndex(of: "agx10w"))].object()
        #expect(try bundled.required("origin").string() == "bundled")
        #expect(try bundled.required("mode").string() == "10W")
    }
}
