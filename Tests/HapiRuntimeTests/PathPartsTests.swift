import HapiRuntime
import TestSupport
import Testing

@Suite("Parts of a path")
struct PathPartsTests {
    @Test(
        "Folder, name and stem",
        arguments: [
            ("a", ".", "a", "a"), ("é", ".", "é", "é"), ("plan.json", ".", "plan.json", "plan"),
            ("/", "/", "", ""), ("/a", "/", "a", "a"), ("a/", ".", "a", "a"), ("a/b", "a", "b", "b"),
            ("/x/y/z.plan.json", "/x/y", "z.plan.json", "z.plan"), ("x//y", "x", "y", "y"),
            (".hidden", ".", ".hidden", ".hidden"), ("../p", "..", "p", "p"), ("", ".", "", ""),
        ])
    func parts(path: String, folder: String, name: String, stem: String) {
        #expect(PathParts.folder(of: path) == folder)
        #expect(PathParts.name(of: path) == name)
        #expect(PathParts.stem(of: path) == stem)
    }
}
