import ArgumentParser

struct Explore: ParsableCommand {
    @OptionGroup var profile: ProfileArgument
    func run() throws { _ = try profile.open() }
}
