import ArgumentParser

/// How a tool's nodes become layers and exits.
struct MappingOptions: ParsableArguments {
    @OptionGroup var model: ImportedModelOption

    @Option(help: ArgumentHelp("Which nodes are which layers and exits (hapi.mapping).", valueName: "file"))
    var mapping: String?

    @Flag(
        help: "Print a mapping by names and order instead, to look at and mend (--out writes it to a file).")
    var suggest = false

    @Option(
        help: ArgumentHelp(
            "Take times of exits without a node from a profile of the same network.",
            discussion:
                "For a network that was profiled without its exits; make sure that it ran on the same device.",
            valueName: "profile"))
    var exitsFrom: String?

    @Flag(help: "Print where every node's time went as JSON (hapi.import).")
    var json = false

    func validate() throws {
        if suggest, mapping != nil || exitsFrom != nil {
            throw ValidationError("--suggest makes a mapping: leave out --mapping and --exits-from.")
        }
    }
}
